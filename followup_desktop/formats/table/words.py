"""The words by which headers of tables say what a column holds, in English, German, French and Spanish, folded."""

from __future__ import annotations

from followup_desktop.domain.columns import Field

Phrases = tuple[tuple[str, ...], ...]


def _phrases(text: str) -> Phrases:
    return tuple(tuple(phrase.split()) for phrase in text.replace("\n", " ").split(",") if phrase.strip())


NOTHING: Phrases = _phrases(
    # Columns that only sound like one of the others.
    """e mail type, email type, e mail typ, e mail display name, email display name, e mail angezeigter name,
    e mail 2 angezeigter name, e mail 3 angezeigter name, type de messagerie, type d adresse, nom complet messagerie,
    nom complet de l adresse, tipo correo, nombre de pantalla correo, nombre para mostrar correo, company yomi,
    hausnummer, directory server, government id number, organizational id number, office location, user id,
    code gouvernement, code organisation, servidor de directorio, file as, internet free busy, contact id,
    contact owner, account name, account id, mailing list, disponibilite internet, frei gebucht, emplacement bureau,
    emplacement du bureau, nombre de la cuenta, id organizacion"""
)
MEANINGS: tuple[tuple[Field, Phrases], ...] = tuple(
    # Of phrases with equally many words the first one here counts.
    (field, _phrases(text))
    for field, text in (
        (Field.CONNECTED_ON, "connected on"),
        (Field.UID, "uid"),
        (
            Field.EMAIL,
            """e mail, email, emails, mail, e mail address, email address, primary email, secondary email, mailadresse,
            emailadresse, correo, correo electronico, courriel, mel, messagerie, adresse de messagerie, adresse mail,
            adresse e mail, direccion de correo electronico, direccion del correo electronico""",
        ),
        (
            Field.PHONE,
            """phone, phones, telephone, telefon, telefonnummer, tel, mobile, mobile phone, mobil, mobiltelefon,
            mobilnummer, handy, handynummer, cell, cellphone, cell phone, portable, gsm, telefono, movil, celular, fax,
            faxnummer, telefax, telecopie, telecopieur, pager, pagernummer, pager number, fax number, phone number,
            festnetz, numero del trabajo, numero de telefono, callback, ruckmeldung, rappel, isdn, rnis, rdsi,
            autotelefon, haupttelefon, radiotelefono,
            recepteur de radiomessagerie, localizador, devolucion de llamada, company main phone, telefon firma,
            telephone societe, assistant s phone, telefon assistent, telephone de l assistant, telefono del ayudante,
            numero de centralita de la organizacion""",
        ),
        (
            Field.WEBSITE,
            """web page, website, web site, webseite, homepage, home page, url, web, www, internet, internetseite, page
            web, site web, site internet, pagina web, sitio web, personal web page, business home page""",
        ),
        (Field.PO_BOX, "po box, p o box, postfach, boite postale, b p, bp, apartado postal, apartado de correos"),
        (Field.EXTENDED, "extended address, address 2, adresszusatz, complement d adresse"),
        (
            Field.POSTAL_CODE,
            "postal code, postcode, zip code, zipcode, zip, plz, postleitzahl, code postal, codigo postal, cp",
        ),
        (Field.COUNTRY, "country, land, pays, pais, staat"),
        (Field.CITY, "city, town, ort, weiterer ort, stadt, wohnort, ville, ciudad, localidad, poblacion"),
        (
            Field.REGION,
            """state, province, region, bundesland, kanton, departement, dep region, provincia, estado, comunidad,
            county, state province""",
        ),
        (
            Field.STREET,
            """street, address, street address, strasse, adresse, anschrift, rue, calle, direccion, domicilio, home
            address, work address, postal address, mailing address, adresse postale""",
        ),
        (
            Field.BIRTHDAY,
            """birthday, birthdate, birth date, date of birth, dob, geburtstag, geburtsdatum, geb, anniversaire, date de
            naissance, naissance, cumpleanos, fecha de nacimiento, nacimiento""",
        ),
        (Field.BIRTH_DAY, "birth day, geburtstag tag, jour de naissance"),
        (Field.BIRTH_MONTH, "birth month, geburtsmonat, mois de naissance, mes de nacimiento"),
        (Field.BIRTH_YEAR, "birth year, geburtsjahr, annee de naissance, ano de nacimiento"),
        (
            Field.ANNIVERSARY,
            """anniversary, wedding anniversary, jahrestag, hochzeitstag, anniversaire de mariage, anniversaire mariage,
            aniversario, aniversario de boda""",
        ),
        (
            Field.RELATION,
            """spouse, spouse name, partner, ehepartner, conjoint, conjoint e, conyuge, manager s name, manager,
            name des der vorgesetzten, vorgesetzter, nom du responsable, responsable, nombre del director,
            assistant s name, assistant, assistent, assistent in, assistant e, ayudante, children, kinder, enfants,
            hijos""",
        ),
        (Field.PHONETIC_GIVEN, "given yomi, phonetic first name, given name yomi"),
        (Field.PHONETIC_FAMILY, "surname yomi, phonetic last name, family name yomi"),
        (
            Field.GIVEN,
            "first name, firstname, given name, given, forename, vorname, prenom, nombre de pila, primer nombre",
        ),
        (
            Field.ADDITIONAL,
            """middle name, additional name, second name, weitere vornamen, zweiter vorname, mittelname, deuxieme
            prenom, segundo nombre""",
        ),
        (
            Field.FAMILY,
            """last name, lastname, family name, surname, family, nachname, familienname, zuname, nom de famille,
            apellidos, apellido, primer apellido""",
        ),
        (Field.NICKNAME, "nickname, nick, spitzname, rufname, surnom, pseudo, apodo, sobrenombre"),
        (Field.PREFIX, "name prefix, salutation, anrede, civilite, tratamiento, honorific"),
        (Field.SUFFIX, "suffix, name suffix, namenszusatz, suffixe, sufijo"),
        (Field.PRONOUNS, "pronouns, pronomen, pronoms, pronombres"),
        (
            Field.NAME,
            """name, full name, fullname, display name, contact name, anzeigename, vollstandiger name, nom complet, nom
            affiche, nom a afficher, nombre completo, nombre para mostrar, nombre y apellidos, contact, person""",
        ),
        (
            Field.ROLE,
            """job title, position, role, job, occupation, profession, funktion, berufsbezeichnung, beruf, fonction,
            poste, puesto, cargo, profesion, rolle""",
        ),
        (Field.DEPARTMENT, "department, abteilung, service, departamento"),
        (
            Field.ORGANISATION,
            """company, company name, organization, organisation, organization name, employer, firma, firmenname,
            unternehmen, arbeitgeber, societe, entreprise, empresa, compania, organizacion""",
        ),
        (
            Field.TAGS,
            """categories, category, labels, tags, groups, group, kategorien, kategorie, gruppe, gruppen, etiketten,
            etiquettes, groupes, groupe, categorie, categorias, categoria, etiquetas, grupos, grupo""",
        ),
        (
            Field.NOTES,
            """notes, note, notizen, notiz, bemerkung, bemerkungen, kommentar, remarks, comments, comment, remarque,
            remarques, commentaire, commentaires, notas, nota, comentarios, observaciones, description""",
        ),
        (Field.HOW_WE_MET, "how we met, met at, kennengelernt"),
        (
            Field.INTEREST,
            """interests, hobby, hobbies, interessen, interets, centres d interet, passe temps, aficiones, intereses""",
        ),
        (
            Field.CHAT,
            "im address, screen name, messenger name, skype, telegram, whatsapp, signal, icq, aim, msn, jabber",
        ),
        (Field.SOCIAL, "linkedin, twitter, facebook, instagram, mastodon, xing, linkedin url, linkedin profile"),
    )
)
PLACES: tuple[tuple[str, frozenset[str]], ...] = tuple(
    # What a label says of where a value belongs, the surest first.
    (label, frozenset(text.split()))
    for label, text in (
        ("assistant", "assistant assistent assistente ayudante"),
        ("cell", "mobile mobil mobiltelefon mobilnummer handy handynummer cell cellphone portable gsm movil celular"),
        ("pager", "pager pagernummer radiomessagerie localizador"),
        ("car", "car autotelefon voiture automovil"),
        ("callback", "callback ruckmeldung rappel devolucion"),
        ("isdn", "isdn rnis rdsi"),
        ("main", "main haupttelefon principal centralita"),
        (
            "work",
            """business work office geschaftlich dienstlich beruflich bureau professionnel professionnelle pro trabajo
            oficina profesional company firma societe""",
        ),
        (
            "home",
            "home privat private private privates personal personnel personnelle domicile particular residencia casa",
        ),
        ("other", "other weitere weiterer weiteres weitere andere autre otro otra otros"),
    )
)
FAXES = frozenset(("fax", "faxnummer", "telefax", "telecopie", "telecopieur"))
TITLES = frozenset(("title", "titel", "titre", "titulo"))
"""Before the name, or of the job: which one, the other columns tell."""
ONE_NAME = frozenset(("nom", "nombre"))
"""The family name (French) or the given one (Spanish) beside its counterpart; else the whole name."""
SERVICES = frozenset((
    "skype", "telegram", "whatsapp", "signal", "icq", "aim", "msn", "jabber", "linkedin", "twitter", "facebook",
    "instagram", "mastodon", "xing",
))  # fmt: skip
RELATIVES = {
    "spouse": "spouse partner ehepartner conjoint conyuge",
    "manager": "manager vorgesetzten vorgesetzter responsable director",
    "assistant": "assistant assistent ayudante",
    "child": "children kinder enfants hijos",
}
