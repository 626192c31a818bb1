"""The embedded database: what was read is kept here, and every view is a query over it."""
