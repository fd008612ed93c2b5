import pytest

from assessments.personal_data.names import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wij spraken de heer Jansen.", ["Jansen"]),
        ("Mevrouw A. de Vries vertelde", ["A. de Vries"]),
        ("mevrouw van der Zee", ["van der Zee"]),
        ("mr. Abdulla", ["Abdulla"]),
        ("Ms. Chen Li", ["Chen Li"]),
        ("dhr. Öztürk", ["Öztürk"]),
        ("worker Abdul Kerim said", ["Abdul Kerim"]),
        ("Worker Abdul Kerim said so", ["Abdul Kerim"]),
        ("werknemer Aynur Tursun vertelde", ["Aynur Tursun"]),
        ("medewerker Jan Jansen", ["Jan Jansen"]),
        ("een getuige, Maria da Silva,", ["Maria da Silva"]),
        ("contactpersoon: P. van den Berg", ["P. van den Berg"]),
        ("Uyghur woman Rahile Dawut", ["Rahile Dawut"]),
        ("naam: Jan Jansen", ["Jan Jansen"]),
        ("Name of the worker: Ayşe Yılmaz", ["Ayşe Yılmaz"]),
        ("姓名：王小明", ["王小明"]),
    ],
)
def test_name_is_found_by_the_word_before_it(text, expected):
    assert list(dict.fromkeys(names(text))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nantong Hehua Confectie (南通和华服饰)",
        "Ege Beyaz İplik, Fiação Vale Branco, Dệt May Hoa Sen Trắng",
        "Naam: Nantong Hehua Garment Co. Ltd",
        "naam: Weverij Qinghe",
        "Bedrijfsnaam: Jan Jansen",
        "de heer en mevrouw van de overkant",
        "Mr Price Ltd",
        "Worker Voice Survey",
        "the Worker Rights Consortium",
        "worker Welfare Committee",
        "medewerkers Inkoop",
        "medewerker Maatschappelijk Verantwoord Ondernemen",
        "auditor Bureau Veritas",
        "Employee Benefits Survey",
        "the Uyghur Forced Labor Prevention Act",
        "een worker in Xinjiang Uyghur Autonomous Region",
        "Human Rights Watch en Amnesty International",
        "werknemers",
    ],
)
def test_companies_organisations_and_places_are_no_people(text):
    assert list(names(text)) == []
