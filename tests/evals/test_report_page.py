"""report.html in a real browser: what an evaluator sees of a failure, and that nothing is fetched or run."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from evals.reporting import write_results

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = Path(__file__).parents[2] / "build" / "axe-core" / "package" / "axe.min.js"
SHOTS = Path(__file__).parents[2] / "build" / "screenshots" / "report"
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@pytest.fixture
def report(told_wrongly, outcome, tmp_path):
    """A run with two failures and five cases that are right."""
    lost = outcome("lost", answered=False, kind="where")
    remote = replace(lost.case, question='Where? <img src="https://elsewhere.example/x.png">')
    right = [outcome(f"r{n}", confidence=0.9 - n / 10) for n in range(5)]
    write_results([told_wrongly, replace(lost, case=remote), *right], "made", tmp_path)
    return tmp_path


@pytest.fixture
def opened(report):
    """Opens the report in a browser, at a width and in a scheme; keeps what was asked of the network."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])

        def visit(width=1280, scheme="light"):
            page = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
            requests, complaints = [], []
            page.on("request", lambda request: requests.append(request.url))
            page.on("console", lambda line: complaints.append(line.text))
            page.goto((report / "report.html").as_uri())
            return page, requests, complaints

        yield visit
        browser.close()


def unfold(page):
    for summary in page.locator("summary").all():
        if summary.is_visible():
            summary.click()


@pytest.mark.browser
@needs_browser
def test_a_failure_is_told_with_all_that_explains_it(opened):
    """Question, expected, given, the evidence highlighted, and what the retriever had found, with its rank."""
    page, requests, complaints = opened()
    case = page.locator("details.case", has_text="Lake ministry")
    case.locator("summary").first.click()
    rows = dict(zip(case.locator(".rows > dt").all_inner_texts(), case.locator(".rows > dd").all(), strict=True))
    assert "How many soldiers did the Lake ministry say were killed?" in case.inner_text()
    assert "12 (the Lake ministry)" in rows["Expected"].inner_text()
    assert "30 soldiers, according to the Lake ministry" in rows["Given"].inner_text()
    assert rows["Evidence"].locator("mark").inner_text() == "12 soldiers were <b>killed</b>"
    found = rows["Retriever found"].locator("li")
    assert found.count() == 2
    assert "holds the evidence" in found.nth(1).locator("summary").inner_text()
    assert found.nth(1).locator("mark").inner_text() == "12 soldiers were <b>killed</b>"
    assert page.locator("script").count() == 1
    assert len(requests) == 1
    assert complaints == []


@pytest.mark.browser
@needs_browser
def test_failures_are_filtered_by_kind_fault_and_words(opened):
    """Each field leaves what fits, and says how many."""
    page, _, _ = opened()
    cases = page.locator("details.case:visible")
    assert cases.count() == 2
    page.get_by_label("Kind").select_option("where")
    assert cases.count() == 1
    page.get_by_label("What is wrong").select_option("wrong_number")
    assert page.locator("#shown").inner_text() == "0 shown"
    page.get_by_label("Kind").select_option("")
    assert "Lake" in cases.inner_text()
    page.get_by_label("Words").fill("nowhere at all")
    assert cases.count() == 0


@pytest.mark.browser
@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_grave_in_the_report(opened, scheme):
    """With everything unfolded, no serious or critical violation, in either scheme."""
    if not AXE.is_file():
        pytest.skip("axe-core is not here: `make axe` fetches it from the npm registry")
    page, _, _ = opened(scheme=scheme)
    unfold(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    grave = "(await axe.run()).violations.filter(found => ['serious', 'critical'].includes(found.impact))"
    assert page.evaluate(f"async () => ({grave}).map(found => found.id + ' ' + found.nodes[0].html)") == []


@pytest.mark.browser
@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_report_fits_its_window(opened, scheme, width):
    """Nothing runs off the side at desk or phone width; a picture is left under build/screenshots."""
    page, _, _ = opened(width, scheme)
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"report-{scheme}-{width}.png", full_page=True)


def test_the_weakest_kind_stands_first(report):
    """In the text report, too: the kind that is least often right opens the table, and failures name their evidence."""
    told = (report / "report.md").read_text(encoding="utf-8")
    table = told.split("## By kind")[1].split("##")[0]
    assert table.index("| where |") < table.index("| count |") < table.index("| all |")
    assert "### lake: another figure" in told
    assert "**12 soldiers were <b>killed</b>**" in told
    assert "found 2: a (answers)" in told


def test_a_follow_up_is_told_with_what_was_asked_before(outcome, tmp_path):
    """A question such as "and wounded?" says nothing by itself; and a reader sees which system answered."""
    lost = outcome("lost", answered=False)
    asked = replace(lost.case, question="And wounded?", history=("How many were killed in Barda?",))
    write_results([replace(lost, case=asked)], "made", tmp_path, "top-passage")
    for name in ("report.html", "report.md"):
        told = (tmp_path / name).read_text(encoding="utf-8")
        assert "How many were killed in Barda?" in told
        assert "top-passage" in told
