"""What a Linux desktop is told of the program, and what is made of the bundle there: a .deb, an AppImage, a Flatpak."""
