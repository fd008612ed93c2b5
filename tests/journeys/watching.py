"""Everything that may never happen in a browser, whichever page is open."""

from http import HTTPStatus

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Response

# The browser's remark about any answer above 399; answers are judged by their status instead.
FAILED_TO_LOAD = "Failed to load resource"


class Watch:
    """Notes errors in the console (a breach of the content policy is one), requests elsewhere
    and answers that no test asked for.
    """

    def __init__(self, home: str) -> None:
        self.home = home
        self.problems: list[str] = []
        self.refusals: list[int] = []  # the status of each refusal that a test foresees

    def follow(self, context: BrowserContext) -> None:
        context.on("page", self._follow_page)
        context.on("request", lambda request: self._note_address(request.url))
        context.on("response", self._note_answer)
        context.on("console", self._note_console)

    def _follow_page(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.problems.append(f"{page.url}: {error}"))

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(FAILED_TO_LOAD):
            self.problems.append(f"{message.page.url if message.page else ''}: {message.text}")

    def _note_address(self, address: str) -> None:
        if not address.startswith((f"{self.home}/", "data:")):
            self.problems.append(f"asked something of another host: {address}")

    def _note_answer(self, response: Response) -> None:
        if response.status < HTTPStatus.BAD_REQUEST:
            return
        if response.status in self.refusals:
            self.refusals.remove(response.status)
        else:
            self.problems.append(f"{response.request.method} {response.url}: {response.status}")
