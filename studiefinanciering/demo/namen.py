"""Names for made-up people: common Dutch ones, drawn evenly; who carries them does not exist."""

VOORNAMEN = (
    "Aafke", "Abdel", "Amber", "Anne", "Bas", "Berend", "Bram", "Carlijn", "Daan", "Dewi", "Eline", "Emma",
    "Esra", "Fatima", "Femke", "Floor", "Guus", "Hanna", "Hidde", "Ilse", "Iris", "Jasper", "Jelle", "Jesse",
    "Joris", "Julia", "Karim", "Kees", "Koen", "Lars", "Lieke", "Lotte", "Luuk", "Maaike", "Marit", "Mees",
    "Milan", "Mila", "Naomi", "Niels", "Noor", "Olivier", "Pim", "Puck", "Quinten", "Rens", "Roos", "Ruben",
    "Sanne", "Sara", "Sem", "Sien", "Sven", "Teun", "Thijs", "Tess", "Valerie", "Wout", "Yara", "Zoë",
)  # fmt: skip
OUDERNAMEN = (
    "Alie", "Anton", "Astrid", "Bert", "Caroline", "Ellen", "Erik", "Frank", "Fred", "Hans", "Helma", "Henk",
    "Ingrid", "Jan", "Jolanda", "José", "Karin", "Khadija", "Linda", "Marcel", "Marga", "Mehmet", "Monique",
    "Peter", "Petra", "Rachid", "Ria", "Robert", "Sandra", "Saskia", "Theo", "Wilma", "Wim", "Yvonne",
)  # fmt: skip
ACHTERNAMEN = (
    ("", "Bakker"), ("", "Bos"), ("", "Brouwer"), ("", "Dekker"), ("", "Dijkstra"), ("", "Driessen"),
    ("", "Gerritsen"), ("", "Haddou"), ("", "Hendriks"), ("", "Hoekstra"), ("", "Huisman"), ("", "Jacobs"),
    ("", "Jansen"), ("", "Kaya"), ("", "Kok"), ("", "Kramer"), ("", "Kuipers"), ("", "Maas"), ("", "Meijer"),
    ("", "Mulder"), ("", "Peters"), ("", "Postma"), ("", "Prins"), ("", "Sahin"), ("", "Schouten"),
    ("", "Smit"), ("", "Smits"), ("", "Veenstra"), ("", "Verhoeven"), ("", "Vermeulen"), ("", "Visser"),
    ("", "Vos"), ("", "Willems"), ("", "Wolters"), ("", "Yilmaz"), ("", "Zijlstra"), ("de", "Boer"),
    ("de", "Graaf"), ("de", "Groot"), ("de", "Jong"), ("de", "Vries"), ("de", "Wit"), ("van", "Beek"),
    ("van", "Dam"), ("van", "Dijk"), ("van", "Leeuwen"), ("van", "Vliet"), ("van de", "Ven"),
    ("van den", "Berg"), ("van der", "Heijden"), ("van der", "Linden"), ("van der", "Meer"),
)  # fmt: skip
STRATEN = (
    "Beukenlaan", "Dorpsstraat", "Eikenlaan", "Esdoornstraat", "Hoofdweg", "Kanaalkade", "Kastanjelaan",
    "Kerkstraat", "Lindelaan", "Molenweg", "Nieuwstraat", "Parkweg", "Pijlkruid", "Populierenlaan",
    "Schoolstraat", "Singel", "Sportlaan", "Stationsweg", "Veldweg", "Wilgenstraat",
)  # fmt: skip
