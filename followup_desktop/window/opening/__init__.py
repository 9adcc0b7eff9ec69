"""What may have to be said or asked before there is a window: a passphrase, a damaged book, an older one."""
