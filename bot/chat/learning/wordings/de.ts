import type { Wordings } from '../wording.ts'

export const de: Wordings = {
  visibility: `
    [wie ist|wie hoch ist|wie gut ist|was ist|zeig mir|zeige] (unsere|die) [sichtbarkeit|sichtbarkeitswert|transparenz] [bei|mit|von|für|gegenüber] [{P}|{C}]
    [sichtbarkeit|sichtbarkeitswert|wert|prozentwert|punktzahl|score] (von|bei|mit|für) [{P}|{C}]
    [{P}|{C}] [sichtbarkeit|score|prozent]
    (wie hoch ist) (unsere) [durchschnittliche|mittlere|gesamte] sichtbarkeit
    [durchschnitt|gesamtwert] der sichtbarkeit (über alle partner|)
    wie sichtbar sind wir [für|bei|gegenüber] {P}
    wie [transparent|sichtbar] ist {P} (für uns|uns gegenüber)
    wie viel [sehen wir|sieht man] (insgesamt) von {P}
    wie viel [sieht|kann] {P} von uns (sehen) (in prozent|)
    wie viel [prozent|von dem was wir angefordert haben] [gibt uns|teilt|liefert|zeigt uns] {P} (mit uns|frei|)
    welche [partner|lieferanten|kunden|firmen] [liegen|sind|haben|stehen] [unter|über|bei mindestens|bei höchstens|weniger als|mehr als|zwischen {N} und|genau bei] {N} [%|prozent]
    [partner|lieferanten|alle] [unter|über|mit weniger als|mit mehr als|mit mindestens|ab] {N} [%|prozent] (sichtbarkeit|)
    wer [liegt|ist|steht] [unter|über|bei|bei mindestens|bei genau] {N} [%|prozent]
    wer [teilt|gibt|zeigt|liefert] (uns|mit uns) am [wenigsten|meisten] (mit uns|)
    wer [teilt|gibt|zeigt] am [wenigsten|meisten] (mit uns|)
    welcher [partner|lieferant|kunde] [teilt|gibt uns|zeigt uns] am [wenigsten|meisten] (mit uns|)
    welcher [partner|lieferant|kunde] hat [die niedrigste|die höchste|die beste|die schlechteste|den besten|den schlechtesten|den niedrigsten] [sichtbarkeit|wert|sichtbarkeitswert|score]
    welcher [partner|lieferant] [hält am meisten zurück|ist am transparentesten]
    [sortiere|ordne|vergleiche|liste|rangliste] (unsere|der|die) [partner|lieferanten|kunden] nach [sichtbarkeit|wert|score] (, [schlechteste|beste] zuerst|)
    partner nach sichtbarkeit (sortiert|geordnet|sortieren|)
    die {K} [besten|schlechtesten|transparentesten] [partner|lieferanten]
    [top|beste|schlechteste] {K} [partner|lieferanten]
    [warum|wieso|weshalb] [ist|steht|liegt] {P} (nur|erst|bloß) bei {N} [%|prozent]
    warum ist (der wert von|die sichtbarkeit von) {P} so [niedrig|schlecht]
    was fehlt (uns) (noch) [bei|von|für] {P} (zu 100 %|bis 100 prozent|)
    [ist|liegt] {P} [über|unter] {N} [%|prozent]
    teilt {P} [mehr|weniger] (mit uns) als {P}
    vergleiche {P} [mit|und] {P}
    wer teilt [mehr|weniger] mit uns, {P} oder {P}
    welche partner teilen [mehr|weniger] als [die hälfte|ein drittel|zwei drittel] (von dem was wir wollen|mit uns|)
    wie [vollständig|weit] ist {C} (in prozent|)
    partner mit weniger als [der hälfte|{N} prozent|{N} %]
    alle [über|unter] {N} [%|prozent]
    unsere {K} [schlechtesten|besten|schwächsten] partner (nach sichtbarkeit)
    wer liegt zwischen {N} und {N} [%|prozent]
    [lieferanten|kunden|partner] in {L} [unter|über] {N} [%|prozent]
    welcher [lieferant|partner] ist am [wenigsten|] (transparent|transparentesten|offensten)
    sichtbarkeit (aller|) unserer [lieferanten|kunden]
    welche kooperation hat [den niedrigsten|den höchsten|die beste|die schlechteste] [wert|sichtbarkeit]
    wer ist noch nicht bei {N} [%|prozent]
    was haben wir bei {P} angefragt
    was wollen wir von {P}
    was fehlt uns von {P} (noch) bis {N} prozent
    wie stehen wir bei {P} (da|in prozent|mit der sichtbarkeit)
    wie sieht es [bei|mit] {P} mit der sichtbarkeit aus
    wie viel prozent [bekommen wir von|gibt uns|zeigt uns|haben wir bei] {P}
    {P} [prozent|wert|quote|stand] bitte
    wer [hinkt hinterher|ist am schlechtesten|steht am besten da|ist schlusslicht|liegt vorn]
    wer ist am [offensten|verschlossensten|transparentesten|geizigsten]
    von wem sehen wir am [wenigsten|meisten]
    wer zieht unseren schnitt (nach unten|runter)
    ist {P} [besser|schlechter] als {P}
    tabelle der [partner|lieferanten] nach [wert|sichtbarkeit]
    gesamtsichtbarkeit (unserer firma|über alle partner|)
    unser [gesamtwert|eigener wert|wert insgesamt]
    wie viel von dem was wir [wollten|angefragt haben|verlangt haben] kommt wirklich an
    wie kommen die {N} prozent bei {P} zustande
    wie setzt sich der wert von {P} zusammen
    {C} in prozent
    wie weit ist {C}
    hängt noch jemand bei [null|0|{N}] prozent
    wer hat [100|{N}] prozent
    nur partner [mit|über|unter] {N} prozent
    partner filtern unter {N} prozent
    wie offen ist {P} (uns gegenüber|)
    liefert {P} was wir angefragt haben
    wie viele der angefragten daten gibt uns {P}
    alle [lieferanten|partner] mit ihren [werten|prozentwerten]
    was zieht {C} runter
    sichtbarkeit [insgesamt|im ganzen|über alles]
    werte aller lieferanten
    wie transparent sind unsere [lieferanten|partner]
    welcher lieferant steht am [schlechtesten|besten] da
    gibt uns jemand alles was wir wollten
    wie viel einblick haben wir bei {P}
    wie gut sehen wir in {P} rein
    wie hoch ist der (score|wert) [bei|von|in] {C}
    wie viele prozent hat {C}
    {C}, wo stehen wir da prozentual
    [partner|lieferanten] zwischen {N} und {N} prozent sichtbarkeit
    wer steht bei genau {N}
    sichtbarkeit [ohne|außer] {P}
    werte aller außer {P}
    partner nicht in {L}, sichtbarkeit
    [lieferanten|partner] in {L}, werte bitte
    wie steht {P} da
    wo steht {P}
    wie schlägt sich {P}`,
  inbox: `
    [offene|ausstehende|eingegangene|eingehende|neue|unbeantwortete] [anfragen|einladungen|aufgaben] (an uns|für uns|für mich|)
    [gibt es|haben wir|ist] (noch) [etwas|was|irgendwas] (neues) [für mich|für uns|zu tun|zu erledigen|zu entscheiden|zu beantworten]
    was [muss ich|müssen wir|soll ich|sollen wir|muss] (noch|heute) [beantworten|entscheiden|erledigen|tun|freigeben|machen]
    muss ich (noch) [etwas|irgendwas|irgendetwas] [beantworten|entscheiden|erledigen|tun]
    [was|wer|worauf] wartet (noch) auf [mich|uns|unsere antwort|meine antwort|eine entscheidung von uns]
    wartet [jemand|{P}|irgendwer|noch etwas] auf [uns|mich|eine antwort von uns|unsere antwort]
    welche [anfragen|einladungen] [haben wir bekommen|haben wir erhalten|sind offen|müssen wir noch beantworten|haben wir noch nicht beantwortet|liegen bei uns|warten auf uns]
    [sind|schulden wir|bin ich] [wir|ich|] (noch) [jemandem|{P}|irgendwem] (noch) eine antwort schuldig
    wem schulden wir (noch) eine antwort
    hat [uns|mich] [{P}|jemand] (etwas) [angefragt|eingeladen|geschrieben|eine anfrage geschickt|eine einladung geschickt]
    wer [möchte|will] sich mit uns [verbinden|vernetzen]
    wer [will|möchte|braucht] [etwas|daten] von uns
    was [will|möchte|braucht|erwartet] {P} von [uns|mir]
    [mein|unser] [posteingang|eingang]
    [meine|unsere] [offenen|] (aufgaben|todos|offenen punkte)
    was steht (heute|bei mir|) an
    was liegt (noch) bei [mir|uns] (auf dem tisch|)
    liegt bei [mir|uns] noch etwas
    [einladungen|anfragen] [von {P}|an uns|die auf uns warten]
    was ist (bei uns|für mich|) (noch) offen
    wer [will|möchte|fragt] (gerade) [daten von uns|etwas von uns|unsere {E}|uns an|uns nach daten]
    was ist [reingekommen|bei uns eingegangen] ({T}|von {P}|)
    was liegt bei uns
    [anfragen|einladungen] von {P}, die (wir) noch (nicht beantwortet haben|offen sind)
    gibt es eine anfrage von {P}
    hat {P} uns um etwas gebeten
    welche anfragen laufen bald ab
    welche entscheidungen stehen bei uns an
    was wollen die anderen von mir
    was [will|wollte] {P} (nochmal|eigentlich) von uns
    gibts was [dringendes|neues|zu tun|zu entscheiden] (für mich|bei uns)
    muss ich was [freigeben|unterschreiben|absegnen|entscheiden|beantworten|bestätigen]
    was liegt auf meinem [tisch|schreibtisch]
    was hängt (noch) [an mir|an uns|bei mir]
    hat wer [angefragt|was geschickt|uns eingeladen]
    sind [neue|neue] [anfragen|einladungen] [da|reingekommen|eingegangen]
    haben wir [post|neue anfragen|einladungen] bekommen
    wem haben wir (noch) nicht [geantwortet|zurückgeschrieben]
    was haben wir noch nicht beantwortet
    welche [einladung|anfrage] wartet am längsten (auf uns|)
    offene punkte bei uns
    lassen wir [{P}|jemanden] warten
    halten wir [{P}|jemanden] auf
    worauf muss ich noch [antworten|reagieren]
    wer will unsere {E}
    wer hat uns nach [daten|{E}] gefragt
    will sich jemand mit uns verbinden
    neue verbindungsanfragen (an uns|)
    wie viele anfragen warten auf mich
    worum geht es in der [anfrage|einladung] von {P}
    steht von {P} noch was aus für uns
    muss ich bei {P} noch was machen
    welche zusagen stehen bei uns aus
    was ist bei mir offen
    was hat {P} (von uns|) (angefragt|gewollt)
    erhaltene verbindungsanfragen`,
  sent: `
    wer hat (uns) (noch) nicht [geantwortet|reagiert|zugesagt|sich gemeldet]
    wer hat sich (noch) nicht [gemeldet|zurückgemeldet]
    welche [partner|firmen|lieferanten] haben (noch) nicht [geantwortet|reagiert]
    hat {P} (schon|bereits|inzwischen|uns) [geantwortet|reagiert|angenommen|abgelehnt|zugesagt|zugestimmt|sich gemeldet] 
    hat {P} (schon) auf unsere [anfrage|einladung] [geantwortet|reagiert]
    hat {P} unsere [anfrage|einladung] (schon|) [angenommen|abgelehnt|beantwortet]
    [gesendete|verschickte|ausgehende|versendete] [anfragen|einladungen]
    (unsere) [anfragen|einladungen] die wir [gesendet|verschickt|geschickt|gestellt] haben
    [stand|status] (unserer) [anfrage|einladung] [an|bei] {P}
    [gibt es|haben wir] (schon) (eine|) [antwort|rückmeldung|reaktion|neuigkeiten] von {P} (zu unserer anfrage|)
    (noch) keine [antwort|rückmeldung] von {P}
    [auf wen|worauf|auf was] warten wir (noch|gerade|)
    [auf wessen|auf welche] antwort(en) warten wir
    wer [schuldet|ist] uns noch eine antwort (schuldig|)
    [wem|wen] müssen wir (noch) [hinterherlaufen|nachhaken|erinnern|anmahnen]
    wann haben wir {P} [angefragt|eingeladen|gefragt|kontaktiert]
    wie lange [lässt uns {P} warten|braucht {P} noch|liegt unsere anfrage bei {P}]
    welche (unserer) [anfragen|einladungen] [sind noch offen|wurden abgelehnt|sind unbeantwortet|wurden nicht beantwortet|sind abgelaufen]
    warum hat {P} (uns) [abgelehnt|abgesagt|nein gesagt]
    (unsere) anfrage an {P}
    welche antworten [fehlen|stehen] (noch) (aus|)
    ausstehende antworten
    abgelehnte anfragen
    wer lässt uns (noch) [warten|zappeln]
    [abgelehnte|abgelaufene|offene|unbeantwortete|stornierte] [anfragen|einladungen] (von uns|an {P}|die wir verschickt haben|)
    wer hat (uns) [abgelehnt|abgesagt|nein gesagt] (und warum|)
    was ist aus unserer [anfrage|einladung] an {P} geworden
    wie steht es um unsere anfrage an {P}
    warten wir noch auf {P}
    hat jemand unsere [anfrage|einladung] abgelehnt
    wen muss ich anmahnen
    was [gibts|gibt es] neues von {P} zu {C}
    immer noch nichts von {P}
    {P} [schweigt|meldet sich nicht|stellt sich tot]
    hat {P} sich schon entschieden
    wer muss noch [zusagen|antworten|entscheiden|reagieren]
    wer [trödelt|lässt sich zeit|reagiert nicht|ist uns noch was schuldig]
    was ist noch draußen
    welche [einladungen|anfragen] von uns blieben ohne antwort
    unsere [offenen|unbeantworteten|ausstehenden] [anfragen|einladungen]
    was hat {P} zu [unserer anfrage|{C}] gesagt
    macht {P} bei {C} mit oder nicht
    hat {P} bei {C} zugesagt
    warum will {P} nicht (mit uns|)
    haben wir (schon) was von {P} gehört
    wem muss ich [auf die füße treten|hinterherrennen|nachtelefonieren]
    bei wem muss ich nachfassen
    was haben wir alles rausgeschickt
    seit wann warten wir auf {P}
    wer hat [uns|sich] schon [geantwortet|gemeldet]
    woran hängts bei {P}
    hat uns [jemand|{P}] [abgesagt|einen korb gegeben|abblitzen lassen]
    ist unsere anfrage an {P} abgelaufen
    was wurde aus [der anfrage|der einladung] an {P}
    wie ist der stand bei {P}, haben die reagiert
    läuft die anfrage bei {P} noch
    antwort von {P} da
    tut sich was bei der anfrage an {P}
    die anfrage an {P}, schon was gehört
    [abgelaufene|abgelehnte|stornierte] [einladungen|anfragen]
    worum wurde {P} gebeten
    was wurde bei {P} angefragt
    verbindungsanfragen die noch draußen sind`,
  partners: `
    [zeig|zeige|liste|zeig mir|gib mir] (bitte) (alle) (unsere|meine|die) [partner|lieferanten|kunden|verbindungen|geschäftspartner] (auf|)
    [unsere|meine|alle] [partner|lieferanten|kunden|verbindungen|zulieferer]
    wer sind unsere [partner|lieferanten|kunden|zulieferer]
    [mit wem|mit welchen firmen|mit welchen unternehmen|mit welchen lieferanten] [sind wir verbunden|arbeiten wir (zusammen)|haben wir eine verbindung]
    ist {P} (schon|bereits|) [ein partner|unser partner|ein partner von uns|einer unserer lieferanten|unser kunde|ein lieferant von uns|mit uns verbunden]
    sind wir mit {P} (schon) [verbunden|vernetzt]
    gehört {P} zu unseren [partnern|lieferanten|kunden]
    arbeiten wir (schon) mit {P} (zusammen|)
    wie viele [partner|lieferanten|kunden|verbindungen] haben wir
    [haben wir|gibt es] (auch) [kunden|lieferanten] (unter unseren partnern|)
    [in welcher|welche] beziehung [stehen wir zu|haben wir zu|haben wir mit] {P}
    (unsere) [partner|lieferanten|kunden] [in|aus] [{L}|europa|asien|der branche {I}]
    [übersicht|liste] (unserer|der) [partner|lieferanten|kunden]
    partnerliste
    welche [lieferanten|partner|kunden] haben wir (hier|)
    welche unserer partner sind [lieferanten|kunden]
    seit wann sind wir mit {P} verbunden
    wer von unseren partnern [sitzt|ist] [in|außerhalb von] [{L}|europa]
    [partner|lieferanten|kunden] (, ) [mit denen wir nichts teilen|denen wir noch nie etwas gegeben haben|die uns nichts geben]
    partner ohne kooperation
    [partner|firmen], die keine [lieferanten|kunden] sind
    unsere {I} [partner|lieferanten]
    haben wir (einen) partner in [{L}|der {I}]
    was ist {P} für uns
    mit wem haben wir uns {T} verbunden
    mit wem [arbeiten wir|machen wir geschäfte|haben wir zu tun|handeln wir]
    [firmen|unternehmen] mit denen wir verbunden sind
    {P} - partner oder nicht
    ist {P} in unserem netzwerk
    haben wir {P} (schon) als [partner|lieferanten|kunden]
    als was ist {P} bei uns [eingetragen|geführt|hinterlegt]
    welche [nummer|lieferantennummer|kundennummer] hat {P} (bei uns)
    wer hat (die) nummer [V-1001|C-9]
    [partner|lieferanten] alphabetisch
    anzahl (der|unserer) [partner|lieferanten|kunden]
    seit wann [arbeiten wir mit|kennen wir] {P} (zusammen|)
    neuester partner
    [partner|lieferanten] ohne [projekt|kooperation]
    kennen wir {P} schon
    bei wem kaufen wir
    an wen verkaufen wir
    wer von unseren [lieferanten|partnern] macht {I}
    ist {P} kunde oder lieferant
    wie groß ist unser netzwerk
    namen aller [lieferanten|partner|kunden]
    [chinesische|deutsche|niederländische|europäische] [lieferanten|partner] von uns
    sind [kunden|lieferanten] dabei
    gehört {P} zu uns
    verbundene [firmen|unternehmen] [in|aus] {L}
    firmen mit denen wir schon verbunden sind
    gib mir die [lieferantenliste|kundenliste|partnerliste]
    [lieferantenliste|kundenliste|partnerliste] bitte
    mit wem sind wir gerade alles verbunden
    partner ohne eingetragene beziehung`,
  directory: `
    [finde|suche|such|zeig mir|finde bitte|suche mir|empfiehl] (neue|ein paar|einige|) [partner|firmen|unternehmen|lieferanten|kunden] [in|aus|] [{L}|{I}|der branche {I}|europa|asien|]
    [finde|suche|such nach|suche nach] {P}
    [firmen|unternehmen|lieferanten|betriebe|hersteller] [in|aus] [{L}|der {I}|europa|asien]
    gibt es (hier) [firmen|unternehmen|jemanden|lieferanten|partner] [aus|in] [{L}|der {I}|der branche {I}] (, mit denen wir uns vernetzen könnten|)
    [ich suche|wir suchen|wir brauchen|ich brauche] (einen|eine|) [lieferanten|firma|partner|spedition|kunden|unternehmen] [in|aus|für] [{L}|der {I}|{I}]
    mit wem könnten wir uns (noch|sonst) [verbinden|vernetzen]
    [verzeichnis|firmenverzeichnis|partnersuche|partnervorschläge|vorschläge]
    [schlag|schlage] (uns|mir) (ein paar|neue|) [partner|firmen|lieferanten] vor
    (kannst du) (uns|mir) (neue) [partner|firmen] [vorschlagen|empfehlen]
    welche [firmen|unternehmen] [gibt es hier|sind hier|aus {L} gibt es hier|sind aus {L}|gibt es in der {I}|kommen aus {L}]
    {I} firmen
    wer (hier) [ist|kommt] aus [{L}|der {I}]
    ist {P} (auch) hier [dabei|registriert|zu finden]
    [zeig|finde] [firmen|unternehmen] [in|aus] {L}, mit denen wir (noch) nicht verbunden sind
    firmen (,) mit denen wir (noch) nicht verbunden sind
    wer macht hier {I}
    neue [lieferanten|kunden] für uns
    bei wem könnten wir {I} kaufen
    kennst du [wen|jemanden|firmen] [in|für|aus] [{I}|der {I}|{L}]
    [brauche|brauchen|wir bräuchten] (einen) neuen [lieferanten|kunden|partner] [in|für|aus] [{L}|{I}]
    gibts [wen|jemanden|firmen] [aus|in|für] [{L}|{I}]
    wer ist (denn|noch) alles [hier|auf liaison|im verzeichnis]
    [hat|haben] wir (hier) jemanden für {I}
    mögliche [partner|lieferanten] [in|aus] [{L}|{I}]
    vorschläge für neue [partner|lieferanten|kunden]
    [zeig|öffne] (mir) das verzeichnis
    welche firmen [passen zu|wären was für] uns
    wo finde ich [lieferanten|einen lieferanten] für {I}
    ist {P} überhaupt hier
    schau mal nach {P} im verzeichnis
    nenn mir (ein paar) firmen [aus|in] [{L}|der {I}]
    unternehmen die wir noch nicht [kennen|haben]
    wer bietet {I} an
    {I} gesucht
    suche {I} (lieferanten|)
    mit wem sollten wir noch zusammenarbeiten
    such [amerikanische|deutsche|chinesische] firmen mit denen wir noch nicht verbunden sind`,
  given: `
    was [teilen wir|geben wir|zeigen wir|legen wir|stellen wir] (eigentlich|alles|gerade|) [mit|an|gegenüber|für] {P} (offen|frei|weiter|bereit|)
    was [teilen wir|geben wir frei|geben wir weiter|legen wir offen] (insgesamt|mit anderen|eigentlich|)
    welche [daten|informationen|datenarten] [teilen|geben] wir [mit|an] {P} (frei|weiter|)
    was [sieht|kann|bekommt|erhält|darf] {P} (alles) von uns (sehen|einsehen|)
    welche [daten|informationen] [sieht|bekommt|erhält|hat] {P} von uns
    [sieht|bekommt|erhält|kennt] {P} unsere {E}
    [kann|darf] {P} (auf) unsere {E} [sehen|einsehen|zugreifen|ansehen]
    hat {P} [zugriff|einblick] [auf|in] unsere {E}
    [teilen|geben] wir (unsere) {E} [mit|an] {P} (frei|weiter|)
    sind unsere {E} für {P} [sichtbar|freigegeben]
    [teilen wir|geben wir] (irgend)etwas [mit|an] {P}
    was teilen wir nicht mit {P}
    was [haben wir] {P} [freigegeben|gegeben|offengelegt|zur verfügung gestellt]
    was geht (von uns) an {P} (raus|)
    (unsere) [freigaben|freigegebenen daten] [an|für|mit] {P}
    [zeig mir|liste] (alles) was wir mit {P} teilen
    (unsere) [freigaben|geteilten daten|freigegebene daten]
    was weiß {P} über uns
    mit wem teilen wir (unsere) {E}
    wem geben wir (unsere) {E}
    was [halten wir vor|verschweigen wir|geben wir] {P} (nicht|zurück)
    was halten wir vor {P} zurück
    was (genau) sieht {P} nicht (von uns)
    wem geben wir unsere {E} nicht
    welche partner [sehen|bekommen] unsere {E} nicht
    darf {P} unsere {E} sehen
    was teilen wir [in|über] {C}
    was geben wir [lieferanten|kunden|partnern] in {L} frei
    was [kriegt|bekommt|sieht] {P} (alles) [so|von uns] (zu sehen|)
    was haben wir für {P} [freigeschaltet|offen|freigegeben]
    wie viel verraten wir {P}
    was darf {P} (alles) [sehen|bei uns sehen|einsehen]
    was von uns sieht {P}
    welche unserer daten [hat|sieht|bekommt] {P}
    kann {P} an unsere {E} ran
    [kommt|kommen] {P} an unsere {E} (ran|)
    haben wir (unsere) {E} [für|an] {P} [freigegeben|freigeschaltet|rausgegeben]
    kriegt {P} (auch) unsere {E}
    [wem|mit wem] teilen wir {E}
    was geben wir {P} (noch) nicht
    welche der von {P} gewünschten daten geben wir nicht
    bekommen unsere [lieferanten|kunden|partner] [unsere {E}|was von uns]
    was geht bei uns an {P} raus
    was haben wir mit {P} [vereinbart zu teilen|geteilt]
    übersicht was wir [teilen|freigeben] (je partner|)
    haben wir {E} schon (mit jemandem) geteilt
    was halten wir bei {P} zurück
    welche daten bekommt {P} in {C} von uns
    was zeigen wir {P}
    was geben wir {P} [in|bei] {C}
    an was kommt {P} bei uns nicht ran
    welche daten kriegt {P} nicht
    welche daten von uns liegen {P} offen
    was liegt {P} von uns offen
    welche daten gingen an {P}
    was ist alles bei {P} gelandet
    wer außer {P} sieht unsere {E}
    was bleibt für {P} gesperrt (von unseren daten|)
    was geben wir an {P} weiter`,
  received: `
    was [bekommen|sehen|erhalten|kriegen] wir (alles|eigentlich|) von [{P}|unseren partnern|anderen|unseren lieferanten]
    was [können|dürfen] wir (alles) [von|bei] {P} [sehen|einsehen|ansehen]
    was [teilt|gibt|zeigt|liefert|stellt|schickt] (uns) {P} (mit uns|uns|uns frei|uns bereit|)
    welche [daten|informationen|datenarten] [bekommen|sehen|erhalten] wir (von {P}|)
    welche [daten|informationen] [teilt|gibt|liefert|stellt] {P} (mit uns|uns|uns zur verfügung|uns bereit)
    wer [gibt|liefert|schickt|zeigt|stellt] uns {E} (zur verfügung|bereit|frei|)
    wer teilt (seine|die|) {E} mit uns
    [welche|welcher] [partner|lieferanten|firmen|kunden|lieferant] [geben|teilen|liefern|zeigen|gibt|teilt] (uns) (ihre) {E} (mit uns|)
    [sehen|bekommen|erhalten] wir (die) {E} von {P}
    können wir (die) {E} von {P} [sehen|einsehen]
    [teilt|gibt|liefert|schickt] {P} (uns) (seine|die|) [{E}|etwas|irgendwas|daten] (mit uns|)
    haben wir [zugriff|einblick] [auf|in] (die) {E} von {P}
    was haben wir (bisher|schon) von {P} [bekommen|erhalten]
    [daten|alles|was] (die|was) (uns) (von {P}) [freigegeben|mit uns geteilt|geteilt] (ist|sind|wird|werden)
    was (ist|wird) [uns freigegeben|mit uns geteilt]
    wessen {E} [sehen wir|können wir sehen]
    von wem [bekommen|erhalten] wir {E}
    was [sehen|bekommen] wir nicht von {P}
    auf welche daten haben wir zugriff
    was [enthält uns|verschweigt uns|verheimlicht uns|gibt uns|teilt] {P} (noch) (vor|nicht|nicht mit uns)
    was bekommen wir von {P} nicht
    was hält {P} (vor uns) zurück
    wer [teilt|gibt uns] (seine|ihre) {E} nicht (mit uns|)
    welche [partner|lieferanten] geben uns keine {E}
    wessen {E} haben wir nicht
    was gibt uns {P} [in|über] {C}
    was geben sie uns
    was [schickt|gibt|zeigt|liefert] (uns) {P} (so|alles|denn)
    was haben wir von {P} (da|)
    haben wir {P} {E}
    haben wir {E} von [{P}|jemandem]
    von wem [haben|kriegen|sehen] wir {E}
    wo kriegen wir {E} her
    wer lässt uns (in) (seine) {E} sehen
    wessen {E} sind für uns [offen|sichtbar]
    was hat {P} (für uns) [freigegeben|freigeschaltet|offengelegt]
    was fehlt noch an daten von {P}
    welche der angefragten daten gibt uns {P} nicht
    hält {P} was zurück
    daten von {P}
    was kommt von {P} (rein|)
    kann ich {P} {E} sehen
    sind die {E} von {P} für uns sichtbar
    welche lieferanten schicken uns {E}
    hat {P} (uns) (ihre|seine) {E} (schon) [gegeben|freigegeben|geteilt]
    wessen daten haben wir
    was davon gibt {P} nicht raus
    wer hat uns keine {E} gegeben
    kommen wir an {E} von {P} (ran|)
    wer rückt seine {E} raus
    kann ich bei {P} in die {E} [schauen|gucken|sehen]
    können wir die {E} bei {P} einsehen
    was enthält uns {P} vor
    was rückt {P} (uns gegenüber|) nicht raus
    was gibt {P} uns gegenüber nicht preis
    was hat {P} weggelassen von dem was wir wollten
    angefragt aber von {P} nicht gegeben`,
  seen: `
    wer [sieht|hat|kennt|bekommt|erhält] (alles) unsere [{E}|daten]
    wer [kann|darf] (alles) unsere [{E}|daten] [sehen|einsehen|ansehen|lesen]
    wer hat [zugriff|einblick] [auf|in] unsere [{E}|daten]
    welche [firmen|partner|unternehmen|kunden] [sehen|haben|bekommen] (zugriff auf) unsere [{E}|daten]
    welche [firmen|partner|unternehmen] [können|dürfen] unsere [{E}|daten] sehen
    wo [sind|liegen|lagern|werden] unsere [daten|{E}] (gespeichert|gehostet|abgelegt|überall|)
    in [welchen|welcher] [regionen|ländern|region] [liegen|sind|werden] unsere [daten|{E}] (gespeichert|)
    [gibt es|liegen] (irgendwo) kopien unserer daten (in europa|in asien|in {L}|im ausland|)
    wo (gibt es|liegen) kopien (unserer daten|von unseren daten|)
    welche regionen [haben|halten|speichern] unsere daten
    sind unsere [daten|{E}] (für) [jemanden|jemand anderen|andere] sichtbar
    [sieht|hat] (irgend)jemand unsere [{E}|daten]
    [liste|zeig mir] alle firmen die unsere [daten|{E}] sehen
    für wen sind unsere {E} [sichtbar|freigegeben]
    werden unsere daten (auch) (in|außerhalb von) [{L}|europa|asien] gespeichert
    haben unsere partner unsere {E}
    wer [sieht|bekommt] unsere {E} nicht
    sieht jemand in {L} unsere [daten|{E}]
    welche [lieferanten|kunden|partner] (in {L}) [sehen|haben] unsere {E}
    wie viele partner sehen unsere {E}
    wer [kommt an|hat] unsere {E} (ran|)
    wer kriegt unsere {E} zu sehen
    [sieht|kennt] (irgend)wer unsere {E}
    wo [sitzen|stehen|wohnen|liegen] unsere daten (physisch|eigentlich|)
    sind unsere daten noch in [{L}|europa|den usa]
    verlassen unsere daten [{L}|europa|die usa]
    liste aller die zugriff (auf unsere daten) haben
    unsere {E}, wer sieht die
    wie viele [firmen|partner] sehen unsere {E}
    haben wir kopien im ausland
    in welchen regionen gibts kopien (von unseren daten|)
    wer darf an unsere {E}
    für wen sind unsere {E} offen
    wem sind unsere {E} [zugänglich|bekannt]
    gibt es partner die unsere {E} sehen
    wo werden unsere {E} aufbewahrt
    alle die unsere {E} sehen`,
  rows: `
    öffne (die|) {E} von {P}
    [öffne|zeig|zeige] {P} {E}
    [zeig mir|zeige mir|zeig uns|zeige|zeig] (die) {E} von {P}
    (die) {E} von {P} [öffnen|anzeigen|zeigen|aufmachen]
    [kannst du|könntest du|bitte] (mir) (die) {E} von {P} [öffnen|zeigen|anzeigen]
    mach (mir) (die) {E} von {P} auf
    [zeig|zeige|öffne] (mir) unsere {E}
    unsere {E} [öffnen|anzeigen|zeigen]
    [zeig|zeige|öffne] (mir) die [zeilen|tabelle|liste|datensätze] (von|mit) (den) {E} von {P}
    lass mich (in) (die) {E} von {P} [sehen|ansehen|durchsehen]
    [geh|spring] zu den {E} von {P}
    [zeig|zeige] mir die ersten zeilen der {E} von {P}
    {E} von {P} (bitte) [öffnen|aufmachen]
    öffne mir bitte die {E} bei {P}
    [zeig|zeige] (mir) alle {E} von {P}
    ich möchte die {E} von {P} [öffnen|durchblättern|lesen]
    [rufe|ruf] die {E} von {P} auf
    daten von {P} öffnen: {E}
    die {E} von {P} im ganzen öffnen
    ich [will|möchte] die {E} von {P} sehen
    lass mich mal in die {E} von {P} schauen
    {P} {E} [aufmachen|öffnen]
    mach mal die {E} von {P} auf
    was steht in den {E} von {P}
    zeig mal die {E} [von|bei] {P}
    hol mir die {E} von {P}
    die {E} von {P} bitte mal zeigen
    ich muss in die {E} von {P} reinschauen
    ruf {P} {E} auf
    blättere durch die {E} von {P}`,
  looked: `
    wer hat (sich) unsere [{E}|daten] [angesehen|angeschaut|geöffnet|exportiert|heruntergeladen] ({T}|)
    wer hat in unsere [{E}|daten] [hineingesehen|reingeschaut|reingesehen|hineingeschaut]
    hat (sich) [{P}|jemand|irgendjemand] unsere [{E}|daten] (schon) [angesehen|angeschaut|geöffnet|exportiert|heruntergeladen]
    haben sie (sich) unsere {E} [angesehen|geöffnet|exportiert]
    welche [partner|firmen|unternehmen] haben (sich) unsere {E} [angesehen|geöffnet|exportiert|heruntergeladen]
    wann hat (sich) {P} unsere {E} (zuletzt) [angesehen|geöffnet|exportiert]
    wie oft hat (sich) {P} unsere {E} [angesehen|geöffnet|exportiert]
    wurden unsere [{E}|daten] [exportiert|geöffnet|angesehen|heruntergeladen] ({T}|)
    [exporte|downloads|aufrufe] unserer {E} (durch {P}|)
    [zeig|zeige] mir(,) wer unsere {E} [geöffnet|exportiert|angesehen] hat
    wer von {P} hat unsere {E} [geöffnet|angesehen|exportiert]
    ist jemand an unsere {E} gegangen
    wer hat unsere {E} als datei heruntergeladen
    was wurde von unseren daten exportiert ({T}|)
    sind unsere {E} [geöffnet|exportiert|angesehen] worden
    wer hat zuletzt unsere {E} [geöffnet|angesehen|exportiert]
    hat überhaupt jemand unsere {E} [geöffnet|angesehen]
    welcher partner hat unsere {E} [exportiert|geöffnet|angesehen]
    hat einer unserer partner unsere {E} exportiert
    von wem wurden unsere {E} [geöffnet|exportiert|angesehen]
    hat jemand unsere {E} [heruntergeladen|exportiert|gezogen|abgerufen]
    wer hat unsere {E} [gezogen|abgerufen|benutzt]
    wer war an unseren {E}
    zugriffe auf unsere {E}
    wie oft wurden unsere {E} [geöffnet|exportiert]
    hat {P} unsere {E} jemals [geöffnet|angesehen|exportiert]
    wer hat {T} auf unsere {E} zugegriffen
    hat {P} sich unsere {E} mal angeschaut
    was hat {P} (von uns) [exportiert|heruntergeladen]
    wann wurden unsere {E} zuletzt [exportiert|geöffnet]
    nutzt {P} unsere {E} überhaupt`,
  collaborations: `
    [zeig|zeige|liste|zeig mir|öffne] (bitte) (alle) (unsere|meine|die) [kooperationen|kollaborationen|projekte|zusammenarbeiten]
    [unsere|meine|alle|laufende|aktive] [kooperationen|kollaborationen|projekte]
    welche [kooperationen|kollaborationen|projekte] [haben wir|gibt es|laufen] (mit {P}|gerade|)
    an welchen [kooperationen|kollaborationen|projekten] [nehmen wir teil|sind wir beteiligt]
    [kooperationen|kollaborationen|zusammenarbeit|projekte] mit {P}
    [zeig|öffne|details zu|status von|stand von|wie läuft|wie steht es um|was ist mit|zeige mir|erzähl mir von] (der|die|) [kooperation {C}|{C}]
    {C} (status|details|)
    wer [ist|macht|nimmt] [bei|an|in] {C} [dabei|mit|teil|beteiligt]
    was [haben wir in|ist in|wird in] {C} [angefragt|angefordert|enthalten|geteilt]
    warum hat {P} {C} abgelehnt
    [haben wir|gibt es|laufen] (irgendwelche) [kooperationen|kollaborationen|gemeinsame projekte] mit {P}
    [kooperationen|kollaborationen] [die uns gehören|die wir gestartet haben|von {P}|von anderen|zu denen wir eingeladen wurden]
    kooperationen mit {E}
    wie viele kooperationen haben wir
    (unsere) entwürfe
    kooperationen, die [wir|{P}] [gestartet|angelegt] [haben|hat]
    in welchen kooperationen geht es um {E}
    kooperationen [zu|über|mit|um] {E}
    kooperationen [ohne|nicht mit] [{P}|{E}]
    von [{P}|anderen|partnern] gestartete kooperationen
    [abgelehnte|offene|angenommene] kooperationen
    was wird in {C} [angefragt|angeboten|verlangt]
    ist {P} bei {C} dabei
    wer hat {C} abgelehnt
    was läuft (gerade|) mit {P} (an projekten|)
    gemeinsame [projekte|vorhaben] mit {P}
    unsere projekte und ihr stand
    worum geht es (bei|in) {C}
    wem gehört {C}
    wer [steckt|ist] (alles) [in|bei] {C} (dabei|drin|)
    seit wann läuft {C}
    an welchen projekten ist {P} beteiligt
    unfertige [kooperationen|projekte]
    gibts entwürfe
    [projekte|kooperationen] auf die keiner geantwortet hat
    wer hat {C} [angestoßen|gestartet|angelegt|aufgesetzt]
    überblick (über|zu) {C}
    in welchen projekten [geht es um|sind|stecken] {E} (drin|)
    wo fragen wir (nach) {E} an
    wie viele partner sind bei {C} dabei
    was machen wir mit {P} zusammen
    gibts ein projekt mit {P}
    [projekte|kooperationen] von {P}
    alle projekte bei denen {P} dabei ist
    was ist mit {C} (los|)
    welche unserer projekte wurden abgelehnt
    ist {C} unsere (oder nicht|)
    kooperationen nach [name|wert] sortiert
    ruf {C} auf
    geh zu {C}
    ich will {C} sehen
    zeig mal {C}
    mach {C} auf
    nicht verschickte entwürfe
    {C}
    {C} bitte`,
  changed: `
    was [hat sich|ist] {T} [geändert|passiert|geschehen|getan|verändert]
    was [hat sich|ist] [geändert|passiert|neu|getan] (mit {P}|bei {P}|in {C}|)
    was ist (mit|bei|in) [{P}|{C}] {T} [passiert|geschehen]
    [verlauf|historie|protokoll|änderungen|neuigkeiten] (mit|von|zu|bei) [{P}|{C}]
    [letzte|aktuelle|neueste] [änderungen|aktivitäten|neuigkeiten]
    [zeig|zeige] (mir) (den|die) [verlauf|historie|änderungen|aktivitäten] (mit {P}|{T}|)
    [hat sich|ist] (etwas|irgendwas) [geändert|passiert] ({T}|bei {P}|)
    [gibt es|was gibt es|irgendwas] (etwas) neues (von {P}|bei {P}|{T}|)
    [änderungen|ereignisse] {T}
    was hat {P} [geändert|gemacht]
    was [war|ist] [im märz|im januar|letzten monat|letzte woche|gestern] [los|passiert|neu] (mit {P}|bei {P}|)
    was [hat|haben] [{P}|wir] {T} [geändert|gemacht]
    was war {T} neu
    bring mich auf den stand (bei {P}|)
    nur {P}
    was hab ich verpasst ({T}|)
    was ging {T} (so|)
    was war [los|so los] ({T}|mit {P}|bei {P})
    was hat sich [bei|mit] {P} [getan|bewegt|geändert] ({T}|)
    gibts was neues [bei|von|mit|zu] [{P}|{C}]
    wer hat was [in|bei] {C} geändert
    änderungen [an|in|bei] {C}
    {T}: was ist passiert
    zeig mir alles was {T} passiert ist
    hat {P} (irgendwas) [geändert|umgestellt] ({T}|)
    hat {P} {T} was [freigegeben|gestoppt|zurückgezogen]
    letzte aktivitäten (mit|bei) {P}
    zusammenfassung {T}
    alles seit [montag|gestern|letzter woche]
    bewegung bei {P}
    was wurde {T} gemacht
    was haben unsere partner {T} geändert
    chronik (von|zu) [{P}|{C}]
    was tut sich (bei {P}|in {C}|)`,
  data: `
    was haben wir (schon|bisher) [geladen|hochgeladen|importiert]
    wann haben wir (zuletzt) (unsere) {E} [geladen|hochgeladen]
    wie viele {E} haben wir (geladen|)
    [unsere daten|unsere tabellen|geladene tabellen]
    welche tabellen haben wir geladen
    wie viele zeilen haben wir
    wann haben wir zuletzt {E} geladen
    wie viele {E} haben wir
    ist unsere {E} tabelle aktuell
    was haben wir (hier) an daten drin
    wie [aktuell|alt|frisch] sind unsere {E}
    wann wurden {E} zuletzt [aktualisiert|geladen|hochgeladen]
    sind {E} schon geladen
    welche (unserer) tabellen sind leer
    zeilen je tabelle
    letzter [upload|import] (von|der) {E}
    hat der upload der {E} geklappt
    haben wir {E} schon [hochgeladen|geladen]
    welche dateien haben wir {T} geladen
    wer hat {E} hochgeladen
    sind unsere tabellen aktuell
    was haben wir bisher [eingespielt|hochgeladen]
    was müssen wir noch laden
    haben wir daten zu {E}
    stand unserer daten
    wann habe ich zuletzt was hochgeladen
    wann kamen (die|unsere) {E} zuletzt rein
    wie viele zeilen {E} haben wir in der tabelle`,
  help: `
    [hilfe|hilf mir|ich brauche hilfe|hallo|hi|guten tag|guten morgen|moin|servus|hallo zusammen]
    (hallo,) was kannst du (alles|für mich tun|)
    was können sie (für mich tun|)
    wie funktioniert [das|das hier|dieser bot|liaison]
    wie [benutze|bediene|nutze] ich [dich|das|den bot]
    [wer|was] bist du (eigentlich|)
    was kann ich (dich|hier|alles) [fragen|machen|tun]
    [welche|zeig mir die] [befehle|funktionen|möglichkeiten] (gibt es|hast du|)
    ich bin neu hier (, was kann ich tun|, was kannst du|)
    [erklär|erkläre] mir (bitte) wie das (hier) [geht|funktioniert]
    [anleitung|befehle|funktionen]
    was ist das hier
    was kann ich machen
    wie fange ich an
    was kann ich fragen
    gib mir (ein paar) beispiele
    menü
    welche möglichkeiten habe ich
    wie gehst du
    ich weiß nicht was ich schreiben soll
    was bringt mir das hier
    weiß nicht was ich (dich|alles) fragen kann
    gib mir einen überblick was du kannst
    was kann man dich alles fragen
    womit kannst du mir helfen`,
  company: `
    {P}
    (zeig|zeige|öffne) (mir) (das) profil von {P}
    [wer ist|was ist mit|infos zu|informationen über|erzähl mir von|was macht] {P}
    was macht {P} (eigentlich|so)
    wo sitzt {P}
    [kontakt|kontaktdaten|ansprechpartner|adresse|mailadresse|telefonnummer|webseite] (von|bei|zu) {P}
    {P} [kontakt|profil|website|infos]
    in welcher branche ist {P}
    wie erreiche ich {P}
    hintergrund zu {P}`,
  profile: `
    [unser|mein] [profil|firmenprofil|unternehmensprofil]
    [profil|firmenprofil] [bearbeiten|anzeigen|ändern]
    [unsere|die] kontaktadresse
    [adresse|website|logo|beschreibung] (von uns|) ändern
    ist unser profil [öffentlich|vollständig|privat]
    profil [öffentlich|privat] [schalten|stellen|machen]
    wie vollständig ist unser profil
    firmendaten [ändern|bearbeiten|pflegen]
    unsere firmenangaben`,
  connect: `
    [verbinde|vernetze] (uns|mich) (bitte) mit {P}
    [bitte|kannst du] (uns) mit {P} [verbinden|vernetzen]
    [ich möchte|wir möchten|wir wollen|ich will] (uns|mich) mit {P} [verbinden|vernetzen]
    [sende|schick|schicke] (eine) [anfrage|verbindungsanfrage] an {P}
    [verbindung|kontakt] mit {P} (aufnehmen|herstellen)
    wir [sollten|wollen] uns mit {P} verbinden
    nimm kontakt mit {P} auf
    {P} als [partner|lieferanten|kunden] hinzufügen
    bring uns mit {P} zusammen
    kannst du uns mit {P} in kontakt bringen
    schick {P} (mal) eine (verbindungs)anfrage
    {P} [anfragen|kontaktieren|anschreiben]
    hätte gern {P} in unserem netzwerk
    nimm {P} [in unser netzwerk|als partner] auf
    wir würden gern mit {P} (zusammen)arbeiten, verbinde uns
    frag {P} ob sie partner werden (wollen|)
    verbindung zu {P} [herstellen|aufbauen|bitte]
    {P} wäre ein guter partner, schick eine anfrage
    wollen mit {P} ins geschäft kommen
    mach uns mit {P} bekannt
    werde partner mit {P}
    stell eine verbindung zu {P} her
    stell den kontakt zu {P} her
    stell (ne|eine) verbindungsanfrage an {P}
    verbindungsanfrage an {P} (stellen|schicken|)`,
  invite: `
    [lade|bitte lade|lad] [sales@northwind.com|info@wingtip.com|Northwind Traders|eine firma] (zu liaison|) ein
    [ich möchte|wir möchten|kannst du] [sales@northwind.com|Northwind Traders|eine firma] einladen
    (firma) per e-mail einladen
    [einladung|einladung per mail] an [sales@northwind.com|info@wingtip.com] (schicken|senden)
    hol [Northwind Traders|sales@northwind.com] ins boot
    schick [sales@northwind.com|info@wingtip.com] eine einladung
    [sales@northwind.com|info@wingtip.com] einladen
    lad mal [Northwind Traders|Wingtip Toys] ein
    [Northwind Traders|Wingtip Toys] ist noch nicht hier, einladen bitte
    neue firma per mail einladen
    einladungsmail an [sales@northwind.com|info@wingtip.com]
    bitte [Northwind Traders|Wingtip Toys] (zu liaison) dazuholen
    [Northwind Traders|Wingtip Toys] ist noch nicht dabei, lad sie ein: sales@northwind.com`,
  newCollaboration: `
    [neue|neue|erstelle eine|starte eine|beginne eine|lege eine] (neue) [kooperation|kollaboration|zusammenarbeit] (mit {P}|mit {P} und {P}|) (an|)
    [ich möchte|wir möchten|wir wollen] eine (neue) [kooperation|kollaboration|zusammenarbeit] (mit {P}) [starten|anlegen|beginnen|erstellen]
    [kooperation|kollaboration] mit {P} [starten|anlegen|beginnen|erstellen]
    [fordere|fordern wir|frag] {E} [von|bei] {P} an
    {E} [von|bei] {P} anfordern
    neues projekt mit {P}
    [starte|leg|erstelle] (eine) [kooperation|zusammenarbeit] mit {P} [zu|über|für] {E} (an|)
    frag {P} nach {E}
    wir brauchen {E} von {P}, leg das an
    neue kooperation namens [Frühjahr|Prognose] mit {P}
    fang (was|ein projekt) mit {P} an
    datenaustausch mit {P} [aufsetzen|starten|einrichten]
    wir [brauchen|bräuchten] (die) {E} von {P}
    hol (uns) (die) {E} von {P}
    ich will (die) {E} von {P}
    [bitte|kannst du] {P} um {E} (bitten|)
    bitte {P} um (ihre) {E}
    starte was mit {P} zum thema {E}
    leg ein projekt mit {P} an(, wir brauchen {E}|)
    {E} mit {P} tauschen
    biete {P} unsere {E} an
    frag alle lieferanten nach {E}
    setz mit {P} eine kooperation auf
    {P} soll uns {E} [geben|liefern|schicken]
    projekt mit {P} und {P} [anlegen|aufsetzen|starten]
    {E} bei {P} [anfragen|einholen]
    kooperation [Frühjahr|Prognose] mit {P} anlegen
    mach ein neues projekt mit {P} auf
    neue zusammenarbeit mit {P} aufsetzen, heißt [Frühjahr|Prognose], brauchen {E}
    leg mit {P} was an, titel [Frühjahr|Prognose]`,
  accept: `
    [nimm|ich nehme|wir nehmen|bitte nimm] (die) [anfrage|einladung] von {P} an
    [anfrage|einladung] von {P} [annehmen|akzeptieren|bestätigen]
    [akzeptiere|bestätige|genehmige] (die) (anfrage|einladung) (von) [{P}|{C}]
    [{P}|{C}] (bitte) [annehmen|akzeptieren]
    [ich möchte|wir wollen] (die anfrage von) {P} [annehmen|akzeptieren]
    (die) einladung zu {C} annehmen
    sag [{P}|{C}] zu
    wir machen bei {C} mit
    [ja zu|einverstanden mit] {P}
    ja zu [{C}|der anfrage von {P}]
    wir sind (bei {C}) dabei
    [{C}|{P}] geht klar
    [{C}|{P}] [zusagen|bestätigen|freigeben]
    sag ja zu [{C}|{P}]
    bei {C} mitmachen
    wir nehmen {C} an
    [{C}|{P}] ist ok, annehmen
    {P} reinlassen
    grünes licht für [{C}|{P}]
    die anfrage von {P} passt, nimm sie an
    einverstanden mit [{C}|{P}]
    ich stimme [{C}|der anfrage von {P}] zu
    sag {P} ja, wir wollen uns verbinden`,
  decline: `
    [lehne|bitte lehne|wir lehnen|ich lehne] (die) [anfrage|einladung] [von {P}|zu {C}] ab
    [anfrage|einladung] [von {P}|zu {C}] ablehnen
    [{P}|{C}] (bitte) ablehnen
    [ich möchte|wir wollen|kannst du] (die anfrage von) {P} [ablehnen|zurückweisen]
    sag {P} ab
    sag [{P}|{C}] ab
    kein interesse an [{P}|{C}]
    wir wollen {C} nicht
    [weise|wir weisen] {P} ab
    kein interesse an [{C}|{P}]
    [{C}|{P}]: nein danke
    sag [{C}|{P}] ab
    sag {P} dass wir nicht [wollen|können]
    {P} absagen, grund: keine kapazität
    wir machen bei {C} nicht mit
    nein zu [{C}|{P}]
    {C} lehnen wir ab
    erteile {P} eine absage
    {P} [abweisen|zurückweisen|einen korb geben]
    {C} können wir nicht leisten, bitte ablehnen
    das wird nichts mit {C}, lehn ab
    wir wollen {P} nicht, ablehnen`,
  cancel: `
    (unsere|meine|die) anfrage an {P} [zurückziehen|stornieren|abbrechen]
    [ziehe|zieh] (unsere|die) anfrage an {P} zurück
    [storniere|widerrufe] (unsere|die) [anfrage|einladung] (an) {P}
    nimm unsere anfrage an {P} zurück
    (die) einladung an [{P}|sales@northwind.com] zurückziehen
    zieh die anfrage bei {P} zurück
    zieh die [anfrage|einladung] an {P} zurück
    anfrage an {P} [zurücknehmen|zurückziehen|stornieren|löschen]
    nimm die [anfrage|einladung] an {P} zurück
    wir brauchen {P} nicht mehr, anfrage zurückziehen
    mach die anfrage an {P} rückgängig
    storniere was wir {P} geschickt haben
    anfrage bei {P} stoppen
    einladung an {P} zurückholen`,
  share: `
    [teile|gib|bitte teile] (unsere|die) {E} [mit|an|für] {P} (frei|weiter|)
    {E} [mit|für] {P} [teilen|freigeben]
    [ich möchte|wir wollen|wir möchten] (unsere) {E} [mit|für] {P} [teilen|freigeben]
    lass {P} unsere {E} sehen
    gib {P} (auch) unsere {E} (frei)
    zeig {P} unsere {E}
    {P} [soll|darf] (künftig|auch) unsere {E} sehen
    wir wollen {P} unsere {E} [geben|zeigen|freigeben]
    {P} [darf|soll|kann] (auch) unsere {E} sehen
    {P} [bekommt|kriegt] (ab jetzt) unsere {E}
    mach unsere {E} für {P} sichtbar
    {E} für {P} [freischalten|öffnen|freigeben|aufmachen]
    schalte {E} für {P} frei
    gib {P} (auch) unsere {E}
    {E} in {C} [teilen|mit teilen|anhaken|dazunehmen]
    gib allen unsere {E}
    teile {E} mit allen partnern
    gewähre {P} zugriff auf {E}
    {P} braucht unsere {E}, gib sie frei
    wir wollen {P} unsere {E} zeigen
    hake {E} bei {C} an
    stell {P} unsere {E} bereit
    {E} für alle (partner) [freischalten|freigeben|öffnen]
    {P} soll auch {E} sehen
    schalte {E} für alle frei
    gib {P} alles was sie angefragt haben
    teile alles was {P} will`,
  stopSharing: `
    (unsere) {E} nicht mehr [mit|an|für] [{P}|alle] [teilen|freigeben]
    [teile|gib] (unsere) {E} nicht mehr [mit|an|für] {P} (frei|)
    [beende|stoppe] (die) freigabe (von|der|) {E} [an|für] {P}
    wir wollen {E} nicht mehr mit {P} teilen
    entziehe {P} den zugriff auf (unsere) {E}
    gib {P} unsere {E} nicht mehr
    {P} soll unsere {E} nicht mehr sehen
    hör auf, {P} unsere {E} zu [geben|zeigen]
    keine {E} mehr [an|für] {P}
    {E} [für|vor] {P} sperren
    zeig {P} unsere {E} nicht mehr
    nichts mehr mit {P} teilen
    {P} (den zugriff auf) unsere {E} [entziehen|wegnehmen|sperren]
    nimm {P} die {E} (wieder) weg
    sperr {P} für unsere {E}
    {E} für {P} [sperren|zumachen|dichtmachen|abschalten]
    keine {E} mehr für {P}
    niemand soll (mehr) unsere {E} sehen
    unsere {E} gehen {P} nichts mehr an
    {E} bei {P} wieder rausnehmen
    hör auf {P} unsere {E} zu [geben|zeigen|schicken]
    freigabe der {E} an {P} [beenden|zurücknehmen|widerrufen]
    {P} kriegt keine {E} mehr
    {E} nicht mehr mit {P} teilen
    mach die {E} für {P} wieder zu
    gib {P} keine {E} mehr
    schluss mit {E} für {P}
    zieh die freigabe der {E} (an {P}) zurück
    haken bei {E} für {P} raus
    nimm (ihm|ihnen|denen) das (wieder|) weg
    das soll {P} nicht mehr sehen
    das nicht mehr teilen`,
  note: `
    [schreib|hinterlasse|füge] (eine) [notiz|nachricht|anmerkung] [an|für|zu|bei] [{P}|{C}] (: wir rufen morgen an|hinzu|)
    [notiz|nachricht] [an|für] {P}
    schreib (eine) notiz zu {C}: bitte prüfen
    notiz [zu|an|für|bei] [{C}|{P}]: wechsel im mai
    [füge|hinterlasse] bei {C} (die|eine) (notiz|anmerkung) (hinzu|)
    kommentar zu {C}: guter start
    schreib {P}: wir kommen später
    notiz [an|für|bei] [{P}|{C}]: bitte prüfen
    sag {P} [danke|bescheid] dass wir dran sind
    lass {P} wissen dass wir später kommen
    hinterlass bei {C} eine notiz: frist ist freitag
    kommentar zu {C}: sieht gut aus
    richte {P} aus dass wir montag anrufen
    nachricht an {P}: bis montag
    vermerk bei {C}: spediteur wechselt
    schreib in {C} rein dass es später wird
    ergänze bei {C}: neue ansprechpartnerin
    notiz zu {C} - kommt mittwoch`,
  none: `
    [wie ist|wie wird] das wetter (heute|morgen|in {L})
    erzähl (mir) (einen|eine) [witz|geschichte]
    [buche|reserviere] (mir|uns) einen [raum|tisch|flug] für [morgen|montag]
    wer [hat|spielt] [das spiel|die wahl|den pokal] (gewonnen|gestern)
    (mein|der) [drucker|rechner|bildschirm|laptop] [geht nicht|ist kaputt|spinnt]
    [wann|wo] ist [das meeting|die kantine|das mittagessen|die feier]
    [übersetze|schreib|fasse] [das|ein gedicht|diesen text] (zusammen|)
    (was ist) {N} [plus|mal|minus] {N}
    [die rechnung|das paket|die bestellung] nummer {N} [fehlt|ist falsch|ist nicht da]
    wie [alt|groß|reich] ist [der chef|der präsident|deine mutter]
    [preis|umsatz|aktienkurs|mitarbeiterzahl] von {P}
    [blabla|asdf|xyz|qwertz] (foo|bar|)
    ruf [den helpdesk|meinen chef|die werkstatt] an
    bestell (uns|mir) [eine pizza|kaffee|neue stühle]
    [öffne|starte|schließe] [excel|outlook|das fenster|den kalender]
    (mein) [urlaub|gehalt|krankmeldung|urlaubsantrag] (für juli|bitte|)
    spiel [musik|ein lied]
    was ist die hauptstadt von {L}
    [regnet es|ist der himmel blau|schneit es]
    passwort [vergessen|zurücksetzen|ändern]
    {P} dingsbums zeug
    macht {P} gute stühle
    wer ist der [chef|gründer] von {P}
    mein stuhl wackelt
    ich habe hunger
    gib mir eine pause
    schick meiner frau blumen
    schreib ein gedicht über {P}
    wie wird das wetter (morgen|in {L})
    wie spät ist es
    erzähl (mir) (einen) [witz|geschichte]
    wo ist die kantine
    buch mir (einen) [flug|tisch|hotel] (nach {L}|)
    mein [drucker|laptop|bildschirm] ist kaputt
    wer gewinnt [die wahl|das spiel|die meisterschaft]
    wie alt ist der chef
    bestell mir (eine|einen) [pizza|kaffee]
    schreib mir ein gedicht
    aktienkurs von {P}
    wann ist feierabend
    was gibts heute zu essen
    erinnere mich an meinen zahnarzttermin
    öffne die tür
    schick blumen an meine frau
    was hältst du von politik
    reservier mir einen tisch für [zwei|vier] (um 8|)
    wie [koche|backe|repariere|putze] ich [nudeln|brot|mein rad|das auto]
    welches [restaurant|hotel|handy] ist gut
    wer hat [das telefon|die glühbirne|faust] [erfunden|geschrieben]
    wo kann man hier [parken|essen|schwimmen]
    hat [die apotheke|der laden|die bank] [heute|sonntag] auf
    mein [stuhl|auto|fahrrad] ist [kaputt|weg]
    sing mir ein lied
    wie lange dauert die fahrt nach [berlin|münchen]
    erzähl mir was über [dinosaurier|den mond|fußball]
    füttere [den hund|die katze]`,
  disconnect: `
    (verbindung) (mit|zu) {P} [trennen|beenden|auflösen]
    [trenne|beende] (die) (verbindung) (mit|zu) {P}
    [wir wollen|ich möchte] uns von {P} trennen
    trenne uns von {P}
    kappe die verbindung zu {P}
    wir wollen mit {P} nicht mehr verbunden sein
    beende die partnerschaft mit {P}
    verbindung zu {P} [kappen|lösen|trennen|auflösen]
    [beende|löse|kappe] die [verbindung|partnerschaft] [mit|zu] {P}
    {P} aus (den) (unseren) partnern [entfernen|löschen|werfen]
    wir arbeiten nicht mehr mit {P} (zusammen), trennen
    schmeiß {P} raus
    {P} ist nicht mehr unser lieferant, verbindung trennen
    mach schluss mit {P}
    verbindung zu {P} [kappen|lösen|beenden|trennen]
    wir wollen uns von {P} trennen
    weg mit {P}
    mit {P} sind wir fertig, verbindung kappen`,
  people: `
    (meine|unsere) kollegen
    wer ist [admin|hier admin]
    [rollen|team]
    wer von uns ist (hier|) [noch|] dabei
    wer ist (hier) [admin|administrator|responder]
    mach [Lynne|Lynne Robbins] zum [admin|responder]
    rolle von Lynne ändern
    wer darf (bei uns) [freigeben|annehmen|teilen]
    was darf ich (hier)
    welche rolle habe ich
    unsere [leute|benutzer|mitarbeiter] hier`,
  notifications: `
    [benachrichtigungen|meine benachrichtigungen|ruhezeiten]
    benachrichtigungen [ändern|einstellen]
    hör auf mir [zu schreiben|so viele nachrichten zu schicken]
    zu viele [benachrichtigungen|nachrichten]
    benachrichtigungen [ausschalten|abstellen|einstellen]
    nur einmal am tag bitte
    keine nachrichten [nachts|am wochenende|abends]
    ruhezeiten [einstellen|ändern|von 20 bis 7 uhr]
    tägliche zusammenfassung bitte`,
  change: `
    [ändere|ändern|anpassen] was wir mit {P} teilen
    unsere [freigabe|antwort] [in|bei|für] {C} [ändern|anpassen]
    unsere antwort [in|zu|bei] {C} [ändern|anpassen|überarbeiten]
    freigaben [in|bei|für] [{C}|{P}] [ändern|anpassen|bearbeiten]
    pass an was {P} (von uns) [sieht|bekommt]
    ich will ändern was wir mit {P} teilen
    andere auswahl bei {C}
    was wir in {C} teilen anpassen
    bearbeite unsere freigabe für {P}`,
  leave: `
    [verlasse|verlass] {C}
    {C} verlassen
    wir [wollen|möchten] aus {C} [raus|aussteigen|austreten]
    steig aus {C} aus
    wir steigen aus {C} aus
    hol uns aus {C} raus
    wir sind raus aus {C}
    {C} [verlassen|beenden für uns|aussteigen]
    wir [machen|nehmen] bei {C} nicht mehr (mit|teil)
    unsere teilnahme an {C} beenden
    wir wollen (raus|) aus {C} raus
    nimm uns aus {C} heraus
    bei {C} aussteigen
    mit {C} wollen wir nichts mehr zu tun haben
    {C} machen wir nicht mehr mit`,
  remind: `
    erinnere mich (morgen|später|) an [{P}|{C}|die anfrage von {P}]
    [erinnere mich nicht mehr|keine erinnerung mehr] an [{P}|{C}]
    erinner mich morgen (daran|an {C})
    erinner mich [morgen|später] an [{P}|{C}]
    {C} morgen wieder vorlegen
    nerv mich nicht mehr mit [{C}|{P}]
    keine erinnerungen mehr [zu|an|für] [{C}|{P}]
    morgen nochmal wegen [{P}|{C}] (erinnern|melden)
    wiedervorlage {C} morgen
    hör auf mich an [{C}|{P}] zu erinnern
    stups mich morgen wegen {P} an
    {C} schaffe ich heute nicht, morgen nochmal melden
    {P} kann warten, morgen wieder erinnern
    heute nicht, erinner mich morgen an {C}
    wegen {C} (bitte) keine erinnerungen mehr`,
  mute: `
    {P} [stummschalten|ignorieren|blockieren]
    schalte {P} stumm
    ich will nichts mehr von {P} hören
    {P} [stummschalten|blockieren|ignorieren|sperren]
    keine anfragen mehr von {P}
    ich will nichts mehr von {P} [hören|bekommen]
    {P} nervt, blockieren
    {P} soll uns in ruhe lassen
    stell {P} auf stumm`,
  rename: `
    [benenne|nenne] {C} in [Frühjahr|Prognose] um
    {C} umbenennen (in [Frühjahr|Prognose]|)
    {C} soll (künftig) [Frühjahr|Prognose] heißen
    {C} [umbenennen|umtaufen] in [Frühjahr|Prognose]
    {C} soll (jetzt) [Frühjahr|Prognose] heißen
    nenn {C} (in) [Frühjahr|Prognose] (um)
    neuer name für {C}: [Frühjahr|Prognose]
    gib {C} den namen [Frühjahr|Prognose]
    ändere den namen von {C} (auf|in) [Frühjahr|Prognose]
    aus {C} wird [Frühjahr|Prognose], bitte umbenennen
    {C} heißt ab jetzt [Frühjahr|Prognose]
    nenn (es|sie) (lieber|) [Frühjahr|Prognose]`,
  addPartner: `
    [füge|nimm|hol] {P} (zu|in) {C} [hinzu|auf|dazu]
    {P} zu {C} [hinzufügen|einladen]
    lade {P} zu {C} ein
    nimm {P} (mit) in {C} (auf|rein)
    {P} (auch) (zu|in) {C} [hinzufügen|dazunehmen|einladen|aufnehmen|reinholen]
    füg {P} zu {C} hinzu
    hol {P} (mit) in {C} rein
    {P} soll bei {C} mitmachen
    erweitere {C} um {P}
    lad {P} zu {C} ein
    {C} auch für {P}
    bei {C} fehlt {P}, hinzufügen
    nimm {P} mit rein
    {P} auch noch dazu`,
  removePartner: `
    [entferne|nimm|wirf] {P} aus {C} (raus|)
    {P} aus {C} [entfernen|rausnehmen|streichen]
    {P} soll nicht mehr bei {C} dabei sein
    nimm {P} aus {C} (raus|heraus)
    {P} aus {C} [entfernen|rauswerfen|rausnehmen|streichen|löschen]
    wirf {P} aus {C} raus
    {C} (bitte) ohne {P}
    lad {P} aus {C} wieder aus
    {C} für {P} beenden
    nimm {P} wieder raus`,
  resend: `
    (sende|schick) (die) [anfrage|einladung] an {P} [noch einmal|erneut|nochmal]
    frag {P} noch einmal (an)
    {P} erneut [einladen|anfragen]
    frag {P} nochmal (an|)
    schick {P} die [anfrage|einladung] (noch mal|nochmal|erneut)
    {P} (noch mal|nochmal|erneut|wieder) [einladen|anfragen|anschreiben]
    [einladung|anfrage] an {P} wiederholen
    lad {P} nochmal zu {C} ein
    zweiter versuch bei {P}
    versuchs nochmal bei {P}
    anfrage an {P} ist abgelaufen, neu schicken
    erneuere die [anfrage|einladung] an {P}
    frag {P} nochmal wegen {C}`,
  relate: `
    {P} ist (ein) [kunde|lieferant] (von uns) (, nummer K-9|)
    [setze|markiere|führe] {P} als [kunde|lieferant|kunden|lieferanten]
    unsere [kundennummer|lieferantennummer] für {P} ist [K-9|4711]
    beziehung zu {P} auf [lieferant|kunde|beides] setzen
    {P} ist [lieferant|kunde|beides|unser kunde|unser lieferant] (, trag das ein|)
    trag {P} als [kunde|lieferant|kunden|lieferanten] ein
    [führe|führ|stell|setz] {P} als [kunde|kunden|lieferant|lieferanten]
    {P} zu den [kunden|lieferanten]
    {P} hat [die|bei uns die] [lieferantennummer|kundennummer] V-77
    [lieferantennummer|kundennummer] von {P} (ist|lautet|auf) [V-77|C-9] (ändern|setzen|)
    {P} als [lieferant|kunde] [führen|markieren|einstufen|eintragen]
    ändere die beziehung zu {P} [auf|in] [kunde|lieferant|beides]
    {P} beliefert uns, also lieferant
    {P} hat (bei uns|) (jetzt|) die [lieferantennr|kundennr|lieferantennummer] 70012
    führ {P} (bitte) als [kunde|lieferant]
    die lieferantennummer von {P} in [sap|unserem system] ist 400812, bitte speichern`,
  load: `
    (unsere) {E} [laden|hochladen|importieren|einspielen]
    [lade|importiere] (unsere|eine|die) [{E}|datei|tabelle] (hoch|)
    daten für {E} hinzufügen
    {E} [hochladen|laden|einspielen|importieren|aktualisieren]
    ich hab eine [neue|] datei (mit|für) {E}
    spiel unsere {E} ein
    lad unsere {E} hoch
    wo kann ich {E} hochladen
    wie lade ich {E} hoch
    unsere {E} [ersetzen|erneuern|auffrischen]
    excel mit {E} [hochladen|importieren]
    neue {E} laden
    hab ne neue datei mit {E}, die will ich einspielen
    neue [lieferantentabelle|kundentabelle] [importieren|hochladen|laden]`,
  export: `
    (unsere) [{E}|daten|historie] (von {P}) [exportieren|herunterladen]
    exportiere {E} (von {P}|)
    lade (die) {E} von {P} herunter
    {E} von {P} [als csv|als excel|als datei|] [exportieren|herunterladen|speichern|ziehen]
    gib mir (die) {E} von {P} [als csv|als excel|als datei]
    ich brauche (die) {E} von {P} in excel
    excel (mit|von) (den) {E} von {P}
    [verlauf|historie] (mit {P}) exportieren
    lad mir die {E} von {P} runter
    {P} {E} als [csv|excel|parquet]
    zieh mir (die) {E} von {P} [nach|in] excel
    pack (die) {E} von {P} in eine [datei|tabelle|excel]
    {E} von {P} [nach excel|als tabelle] bitte`,
  delete: `
    (unsere) [{E} daten|tabelle {E}] löschen
    [lösche|verwirf] (die|den) (kooperation|entwurf) {C}
    {C} löschen
    lösche unsere {E}
    lösch (unsere) {E}
    unsere {E} (komplett) [löschen|entfernen|leeren]
    {C} [löschen|wegwerfen|einstampfen|schließen]
    wirf {C} weg
    wir brauchen {C} nicht mehr, löschen
    den entwurf {C} verwerfen
    tabelle {E} löschen
    beende {C} für alle
    unsere {E} tabelle löschen, waren nur testdaten`,
  move: `
    [verschiebe|verlege|zieh|bring] unsere daten nach [europa|asien|amerika|{L}]
    unsere daten (sollen|) nach [europa|asien|in die usa] (umziehen|verschieben|verlegen|)
    daten [nach europa|in die eu|nach asien|in die usa] [verschieben|umziehen|verlegen|übertragen]
    region (auf|zu) [europa|eu|asien|usa] [ändern|wechseln|umstellen]
    unsere daten sollen in [europa|der eu|asien|den usa] [liegen|gespeichert werden|bleiben]
    wechsle die region (auf|zu|nach) [europa|eu|asien]
    wir wollen die region wechseln
    speichert unsere daten (künftig|ab jetzt) in [europa|der eu|asien]`,
}
