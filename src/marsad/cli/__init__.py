"""The command `marsad`: one file a group of commands; parsing and printing only."""
