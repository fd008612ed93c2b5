"""What people of the secretariat do in the pages."""

from typing import Self

from assessments.workflow import Conclusion
from tests.journeys.person import Person


class Secretariat(Person):
    def finds(self, company: str, tab: str) -> Self:
        """The submission of this company, in the queue under this tab."""
        self.open("submissions:index")
        self.page.click(f"a[href='?tab={tab}']")
        self.looks_at("queue", tab)
        return self.follow(company)

    def takes(self) -> Self:
        return self.press("Start the review")

    def returns(self, reason: str) -> Self:
        self.unfold("Ask the company for changes")
        self.page.fill("#changes_reason", reason)
        return self.press("Return to the company")

    def concludes(self, conclusion: Conclusion, reason: str) -> Self:
        self.unfold("Conclude the review")
        self.page.check(f"[name=conclusion][value={conclusion}]")
        self.page.fill("#conclusion_reason", reason)
        return self.press("Conclude")
