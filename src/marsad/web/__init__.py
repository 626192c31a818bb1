"""The observatory on screen: pages and a JSON API over the database, for one machine, with nothing from elsewhere."""
