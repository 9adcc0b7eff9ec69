"""Whether native notifications can be shown here, for doctor; asks and shows nothing."""

from __future__ import annotations

from dataclasses import dataclass

from followup_desktop.domain.language import gettext as _
from followup_desktop.notify.loop import LoopThread
from followup_desktop.notify.native import require_titles
from followup_desktop.notify.server import FREEDESKTOP, ask_server
from followup_desktop.notify.values import Unavailable


@dataclass(frozen=True, slots=True)
class Reachability:
    """Whether notifications can be shown, and one line that says by whom, or why not."""

    ok: bool
    detail: str


def reachable(timeout: float = 2.0) -> Reachability:
    """Ask the system, for at most `timeout` seconds, whatever state its server is in."""
    thread = LoopThread("notifications reachable")
    try:
        return Reachability(True, thread.submit(_describe()).result(timeout))
    except Unavailable as error:
        return Reachability(False, str(error))
    except TimeoutError:
        return Reachability(False, _("the notification server does not answer"))
    except Exception as error:
        return Reachability(False, type(error).__name__)
    finally:
        thread.close(timeout=0.2)


async def _describe() -> str:
    if FREEDESKTOP:
        server = await ask_server()
        return f"{server.name} {server.version}: {', '.join(sorted(server.capabilities))}"
    return await _describe_backend()


async def _describe_backend() -> str:
    """Windows and macOS: whether there is a notification centre and the person allows this program to use it."""
    from desktop_notifier import DesktopNotifier

    notifier = DesktopNotifier(app_name="Followup", app_icon=None)
    await require_titles(notifier)
    if not await notifier.has_authorisation():
        raise Unavailable(_("notifications of this program are switched off in the system's settings"))
    return ", ".join(sorted(capability.name.lower() for capability in await notifier.get_capabilities()))
