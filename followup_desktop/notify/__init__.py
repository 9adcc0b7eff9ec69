"""Native notifications: desktop-notifier where buttons matter, plyer as its stand-in. No Qt, no store.

`notifier` is the door; `reachable` answers doctor. Callbacks arrive on the notifier's own thread.
"""
