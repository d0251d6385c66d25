"""The window's colours: a Qt palette and a style sheet made from the tokens of the drawing's theme."""

from pathlib import Path
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.desktop.look.lettering import text_font
from mlsd_board.drawing.theme import Theme, load_theme, theme_name
from mlsd_board.workspace.settings import Settings

_SHEET = Path(__file__).parent / "style.qss"
ICONS = Path(__file__).parents[1] / "icons"
_SIGNS = ("combo", "tick", "dash", "folded", "unfolded")


def wanted_theme(settings: Settings) -> Theme:
    """The theme that the settings, and where they leave it open the system, ask for."""
    dark = system_is_dark() if settings.theme == "system" else settings.theme == "dark"
    return load_theme(theme_name(dark=dark, by_hand=settings.hand_drawn))


def system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole program the colours of a theme."""
    app.setFont(text_font())
    app.setPalette(palette(theme))
    sheet = style_sheet(theme)
    if app.styleSheet() != sheet:  # setting it styles every widget there is anew
        app.setStyleSheet(sheet)


def palette(theme: Theme) -> QPalette:
    """The palette Fusion paints with."""
    role = QPalette.ColorRole
    found = QPalette()
    tones = {
        role.Window: panel(theme),
        role.WindowText: theme.ink,
        role.Base: theme.surface,
        role.AlternateBase: panel(theme),
        role.Text: theme.ink,
        role.Button: theme.surface,
        role.ButtonText: theme.ink,
        role.BrightText: theme.severities["error"].text,
        role.Highlight: theme.window.selection,
        role.HighlightedText: "#0b0f16" if theme.dark else "#ffffff",
        role.Link: theme.severities["info"].text,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.ink,
        role.PlaceholderText: theme.muted,
        role.Accent: theme.window.selection,
    }
    for key, colour in tones.items():
        found.setColor(key, qcolor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        found.setColor(QPalette.ColorGroup.Disabled, key, qcolor(faint(theme)))
    return found


def style_sheet(theme: Theme) -> str:
    """The style sheet with the theme's colours filled in."""
    colours = {
        "background": theme.background,
        "panel": panel(theme),
        "surface": theme.surface,
        "ink": theme.ink,
        "muted": theme.muted,
        "faint": faint(theme),
        "border": theme.border,
        "accent": theme.window.selection,
        "on_accent": "#0b0f16" if theme.dark else "#ffffff",
        "accent_soft": "#22324c" if theme.dark else "#e6eefd",
        "accent_hover": "#7eb0fb" if theme.dark else "#2a61d0",
        "caution_soft": "#33290f" if theme.dark else "#fdf3dc",
        "hover": "#24272d" if theme.dark else "#eef1f5",
        "error": theme.severities["error"].text,
        "warning": theme.severities["warning"].text,
        **{name: (ICONS / f"{name}_{'dark' if theme.dark else 'light'}.svg").as_posix() for name in _SIGNS},
    }
    return Template(_SHEET.read_text(encoding="utf-8")).substitute(colours)


def panel(theme: Theme) -> str:
    """The colour of what lies around the board."""
    return "#16181c" if theme.dark else "#f4f6f8"


def faint(theme: Theme) -> str:
    """The colour of words that are out of use."""
    return "#6b717b" if theme.dark else "#9aa1ab"
