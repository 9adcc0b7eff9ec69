"""How the program looks: colours, type, icons and the style of Qt's own widgets, in light and dark."""
