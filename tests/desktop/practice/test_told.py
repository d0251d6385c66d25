"""Charts of a report are drawn in the theme's tones, in the size they are shown in."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument

from mlsd_board.desktop.practice.told import ReportText
from mlsd_board.drawing.compose import compose
from mlsd_board.drawing.theme import load_theme
from mlsd_board.model.design import Design
from mlsd_board.practice.report.charts import latency_chart
from mlsd_board.practice.report.document import Chart, Document, Section


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_chart_lies_on_the_ground_of_the_theme_pixel_for_pixel(qtbot, library, name) -> None:
    theme = load_theme(name)
    shown = ReportText(theme)
    qtbot.addWidget(shown)
    shown.resize(400, 300)
    chart = Chart(latency_chart([("Ranker", 70.0, 70.0)], 100.0), "Ranker takes 70 ms.")
    drawing = compose(Design(), library, theme)
    shown.show_report(Document("", "", "", "", "", drawing, (Section("Result", (chart,)),)))

    (source, image) = next(iter(shown._fitted.items()))
    kept: QImage = shown.document().resource(QTextDocument.ResourceType.ImageResource, QUrl(source))
    assert f'width="{round(image.width() / image.devicePixelRatio())}"' in shown.toHtml()
    assert kept.size() == image.size()
    assert image.pixelColor(0, 0) == QColor(theme.surface)
    lightness = {image.pixelColor(x, y).lightness() for x in range(60) for y in range(image.height())}
    assert (max(lightness) if theme.dark else 255 - min(lightness)) > 150, "words in ink"
