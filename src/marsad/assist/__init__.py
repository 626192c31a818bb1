"""What assistants may ask of a database: read-only tools over the Model Context Protocol."""
