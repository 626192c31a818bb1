"""What other programs read: one file a format, from the rows of the views."""
