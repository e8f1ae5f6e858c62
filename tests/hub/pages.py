"""People at the hub's pages, in a real browser."""

from playwright.sync_api import Browser, Page, expect

LISTS = {
    "fetch": "#released_assignments_list",
    "submit": "#fetched_assignments_list",
    "done": "#submitted_assignments_list",
}
PATIENCE = 60_000  # milliseconds


def log_in(browser: Browser, address: str, user: str, password: str) -> Page:
    """Log in on the hub's page, as somebody who has no cookies yet; return the page that follows."""
    page = browser.new_context(viewport={"width": 1300, "height": 850}).new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.fill("#username_input", user)
    page.fill("#password_input", password)
    page.click("#login_submit")
    page.wait_for_load_state()
    return page


def menu(page: Page) -> list[str]:
    """Open JupyterLab's nbgrader menu; return what it offers."""
    page.wait_for_selector(".jp-Launcher, .jp-FileBrowser")
    page.locator(".lm-MenuBar-item", has_text="Nbgrader").click()
    items = page.locator(".lm-Menu-itemLabel").all_inner_texts()
    return [text for text in items if text]


def assignment_list(page: Page) -> None:
    """Choose the assignment list in the open menu."""
    page.locator(".lm-Menu-item", has_text="Assignment List").click()


def click(page: Page, action: str, assignment: str) -> None:
    """Click Fetch or Submit beside an assignment, and wait until it stands in the next list."""
    page.locator(f"{LISTS[action]} .list_item", has_text=assignment).get_by_role("button", name=action.title()).click()
    after = LISTS[{"fetch": "submit", "submit": "done"}[action]]
    expect(page.locator(f"{after} .list_item", has_text=assignment).first).to_be_visible(timeout=PATIENCE)
