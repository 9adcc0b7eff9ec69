"""What the tour shows: each scene is a line here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from followup_desktop.domain.channels import Channel
from followup_desktop.window.forms import FORMS, import_files
from followup_desktop.window.views import VIEWS
from tests.tour.about import ABOUT
from tests.tour.after_logging import AFTER_LOGGING, logged
from tests.tour.backups import BACKUPS
from tests.tour.damage import DAMAGE
from tests.tour.dealing import DEALING
from tests.tour.duplicates import DUPLICATES
from tests.tour.history import FORGET, HISTORY, TRASH
from tests.tour.importing import IMPORTING
from tests.tour.occasions import OCCASIONS
from tests.tour.privacy import PRIVACY
from tests.tour.quick_add import QUICK_ADD
from tests.tour.scene import HEIGHT, NARROW, NARROWEST, USUAL, Act, Scene
from tests.tour.stage import Stage
from tests.tour.today import TODAY

__all__ = ["HEIGHT", "SCENES", "USUAL", "Scene"]


def view(key: str) -> Act:
    """Choose a view in the rail."""

    def act(stage: Stage) -> None:
        stage.window.go(key)

    return act


def page_of(name: str) -> Act:
    """Open somebody's page."""

    def act(stage: Stage) -> None:
        stage.window.open_contact(stage.contact(name))

    return act


def searched(text: str) -> Act:
    """Type into the search of the contacts."""

    def act(stage: Stage) -> None:
        contacts = stage.window.go("contacts")
        contacts.list.search.setText(text)

    return act


def form(name: str, contact: str = "") -> Act:
    """Open a form over the contacts."""

    def act(stage: Stage) -> None:
        window = stage.window
        if contact:
            window.open_contact(stage.contact(contact))
        FORMS[name](window.context, window.desk, window.centralWidget(), stage.contact(contact) if contact else None)

    return act


def merging(kept: str, other: str) -> Act:
    """Compare two people before they become one."""

    def act(stage: Stage) -> None:
        from followup_desktop.window.merging.merging import Merging

        form("merge", kept)(stage)
        stage.window.findChild(Merging).compare(stage.contact(other))

    return act


def preview(*names: str) -> Act:
    """Read files and look at what they would change."""

    def act(stage: Stage) -> None:
        from followup_desktop.window.importing.preview import PreviewPane

        window = stage.window
        import_files(window.context, window.desk, window.centralWidget(), [_CARDS / name for name in names])
        pane = window.findChild(PreviewPane)
        stage.wait_for(pane.isVisible)

    return act


def composer(name: str, text: str, subject: str = "") -> Act:
    """Write to somebody, until the checks have spoken."""

    def act(stage: Stage) -> None:
        from followup_desktop.window.composer.composer import Composer

        window = stage.window
        window.open_contact(stage.contact(name))
        window.desk.write_asked.emit(stage.contact(name), "")
        written = window.findChild(Composer)
        written.delivery.show_choice(Channel.EMAIL if subject else Channel.MESSAGE, "", subject)
        written.delivery.changed.emit()
        written.text.setPlainText(text)
        stage.settle()
        written.keep_draft()
        written.checking.check()

    return act


def enjoying(text: str) -> Act:
    """Ask who would enjoy something, and go to the first of them."""

    def act(stage: Stage) -> None:
        from followup_desktop.window.connections.enjoying import Enjoying

        window = stage.window
        window.desk.enjoy_asked.emit()
        asked = window.findChild(Enjoying)
        asked.field.setPlainText(text)
        asked.field.ask()
        stage.settle()
        asked.cards.focus_first()

    return act


def introducing(name: str, other: str = "") -> Act:
    """See whom somebody should meet; with another, write to both."""

    def act(stage: Stage) -> None:
        from followup_desktop.window.connections.introductions import Introductions

        window = stage.window
        window.open_contact(stage.contact(name))
        window.desk.introduce_asked.emit(stage.contact(name))
        if other:
            stage.settle()
            window.findChild(Introductions).write_to(stage.contact(other))

    return act


def settings_of_oneself(stage: Stage) -> None:
    """The section in which one says who one is."""
    from followup_desktop.window.settings.me import MeSection

    view = stage.window.go("settings")
    stage.settle()
    view.page.verticalScrollBar().setValue(next(part for part in view.sections if isinstance(part, MeSection)).y() - 16)


def sent(name: str, text: str, subject: str) -> Act:
    """Write to somebody, and copy it."""

    def act(stage: Stage) -> None:
        from followup_desktop.window.composer.composer import Composer

        composer(name, text, subject)(stage)
        stage.window.findChild(Composer).copy_text()

    return act


def ledger(name: str, entry: str = "", *, tall: int = 0) -> Act:
    """Open somebody's favors; with an entry begin to add one. `tall` is the height of a window that shows them all."""

    def act(stage: Stage) -> None:
        from followup_desktop.domain.interactions import FavorEntry

        window = stage.window
        window.setMinimumHeight(tall)
        window.open_contact(stage.contact(name))
        page = window.go("contacts").page
        page.open_favors()
        if entry:
            page.favors.add()
            page.favors.form.choose(FavorEntry(entry))

    return act


def everything(name: str) -> Act:
    """A page with all that it can have: momentum, loops, favors, and what is offered after logging."""

    def act(stage: Stage) -> None:
        stage.window.setMinimumHeight(_WHOLE)
        logged(name, "He introduced me to the baker in Braga, who needs a hand. His exam is on 5 December.")(stage)
        page = stage.window.go("contacts").page
        page.open_favors()
        stage.settle()
        page.timeline.table.verticalScrollBar().setValue(0)

    return act


def returned(name: str) -> Act:
    """Log something with a lapsed tie."""

    def act(stage: Stage) -> None:
        from followup_desktop.domain.interactions import Initiator, InteractionDraft
        from followup_desktop.store.writes.interactions import log_interaction

        number, context = stage.contact(name), stage.window.context
        stage.window.open_contact(number)
        notes = "An hour on the phone, as if no time had passed. She sails again."
        draft = InteractionDraft((number,), context.today, Channel.CALL, initiator=Initiator.ME, notes=notes)
        context.write(lambda book, now: log_interaction(book, draft, now))
        stage.settle()

    return act


def keys(stage: Stage) -> QWidget | None:
    """The sheet of all keys."""
    from followup_desktop.window.keys_help import KeysHelp

    stage.window.show_keys()
    return stage.window.findChild(KeysHelp)


_TO_ANA = """Dear Ana,

I have been thinking about the climbing map since the summer. I still have it on my desk, and I finally marked the \
three routes above the gorge that I like best. My knee is fine again, so I will be ready in spring.

Love,
Marta"""
_TO_HENRIK = """Dear Henrik,

without your hour on Friday you would now be reading my complaints about three months of notice. The clause you found \
is out of the contract, and your name was spoken with respect at their end.

May I bring you the good coffee on Thursday, and hear how your own move is going?

Marta"""
_WHOLE = 1780
"""Pixels that a page with everything is high."""
_EVERY_WIDTH = (USUAL, NARROW, NARROWEST)
_CARDS = Path(__file__).parents[1] / "data" / "vcard"
_FILES = (
    "ez-vcard/John_Doe_IPHONE.vcf",
    "ez-vcard/John_Doe_GMAIL.vcf",
    "ez-vcard/rfc6350-example.vcf",
    "ez-vcard/gmail-list.vcf",
    "folkerkinzel-vcards/Ukrainian.vcf",
    "folkerkinzel-vcards/Hebrew.vcf",
    "folkerkinzel-vcards/Cropped_2_1.vcf",
    "folkerkinzel-vcards/Empty.vcf",
    "folkerkinzel-vcards/v4.vcf",
)
_FORMS = {
    "editor": (Scene("editor", form("editor", "Ana Moreira")), Scene("editor-new", form("editor"))),
    "duplicates": DUPLICATES,
    "merge": (
        Scene("merge", merging("Ana Moreira", "Graça Moreira")),
        Scene("merge-whom", form("merge", "Graça Moreira")),
    ),
    "reminder": (Scene("reminder", form("reminder", "Ana Moreira")),),
    "enjoy": (
        Scene("enjoy", enjoying("The hiking club shows a silent film"), _EVERY_WIDTH),
        Scene("enjoy-link", enjoying("https://porto.example/2026/11/an-evening-of-tea-and-ceramics.html")),
        Scene("enjoy-nothing-typed", form("enjoy")),
        Scene("enjoy-nobody", enjoying("quantum chromodynamics")),
        Scene("enjoy-empty-book", form("enjoy"), empty=True),
    ),
    "introduce": (
        Scene("introductions", form("introduce"), _EVERY_WIDTH),
        Scene("introductions-of-one", introducing("Miriam Okonkwo-Lindgren")),
        Scene("introductions-composer", introducing("Miriam Okonkwo-Lindgren", "Sofía Iriarte")),
        Scene("introductions-empty-book", form("introduce"), empty=True),
    ),
    "deal": DEALING,
    "history": (*HISTORY, *TRASH),
    "forget": FORGET,
    "backups": BACKUPS,
    "import": (Scene("import", form("import")), Scene("import-preview", preview(*_FILES), _EVERY_WIDTH), *IMPORTING),
}
_NO_SCENE = [name for name in FORMS if name not in _FORMS]
if _NO_SCENE:
    raise LookupError(f"these forms have no scene in the tour: {', '.join(_NO_SCENE)}")

SCENES: tuple[Scene, ...] = (
    *(Scene(each.key, view(each.key), _EVERY_WIDTH) for each in VIEWS if each.key != "contacts"),
    Scene("contacts", page_of("Ana Moreira"), _EVERY_WIDTH),
    Scene("contacts-everything", everything("Bilal Haddad")),
    Scene("contacts-list", view("contacts"), (NARROW, NARROWEST)),
    Scene("contacts-long-name", page_of("Maria do Carmo Vasconcelos"), (USUAL, NARROWEST)),
    Scene("contacts-right-to-left-name", page_of("رُبى الصفدي")),
    Scene("reconnect", page_of("Freya Lindqvist"), (USUAL, NARROWEST)),
    Scene("reconnect-write", composer("Freya Lindqvist", "")),
    Scene("reconnect-after", returned("Freya Lindqvist"), (USUAL, NARROWEST)),
    Scene("favors", ledger("Bilal Haddad")),
    Scene("favors-narrow", ledger("Bilal Haddad", tall=1500), (NARROWEST,)),
    Scene("favors-empty", ledger("Sofía Iriarte")),
    Scene("favors-ideas", ledger("Miriam Okonkwo-Lindgren", "asked")),
    Scene("favors-ideas-narrow", ledger("Miriam Okonkwo-Lindgren", "asked", tall=1500), (NARROWEST,)),
    Scene("contacts-search", searched("climb")),
    Scene("contacts-search-nothing", searched("xyzzy")),
    *(scene for name in FORMS for scene in _FORMS[name]),
    Scene("composer", composer("Ana Moreira", _TO_ANA), _EVERY_WIDTH),
    Scene("composer-sent", sent("Henrik Aas", _TO_HENRIK, "Your Friday hour")),
    Scene("composer-fine", composer("Henrik Aas", _TO_HENRIK, "Your Friday hour")),
    *TODAY,
    *AFTER_LOGGING,
    *QUICK_ADD,
    *OCCASIONS,
    Scene("settings-you", settings_of_oneself),
    *PRIVACY,
    *DAMAGE,
    Scene("keys", keys),
    *ABOUT,
    *(Scene(f"{each.key}-empty-book", view(each.key), empty=True) for each in VIEWS),
)
