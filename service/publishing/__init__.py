"""An episode in, text for players and readers out. Pure."""
