import type { CultureSource } from '../culture';

/** Czechia and Slovakia, with feminine family names. */
export const czech: CultureSource = {
  name: 'czech',
  weight: 2,
  countries: [
    ['CZE', 65, 'CZE', 'Praha, Brno, Ostrava, Plzeň, Liberec, Olomouc, České Budějovice'],
    ['SVK', 35, 'SLO', 'Bratislava, Košice, Prešov, Žilina, Nitra'],
  ],
  family: `Novák, Svoboda, Novotný, Dvořák, Černý, Procházka, Kučera, Veselý, Horák, Němec, Pokorný, Marek, Pospíšil, Hájek, Jelínek,
    Král, Růžička, Beneš, Fiala, Sedláček, Doležal, Zeman, Kolář, Krejčí, Urban, Vaněk, Blažek, Kříž, Kovář, Horváth, Kováč, Varga,
    Tóth, Nagy, Baláž, Šimko`,
  male: `Jiří, Jan, Petr, Josef, Pavel, Martin, Tomáš, Jaroslav, Miroslav, Zdeněk, Václav, Michal, František, Jakub, Milan, Karel,
    Lukáš, David, Vladimír, Ondřej, Ladislav, Roman, Marek, Stanislav, Daniel, Radek, Antonín, Vojtěch, Jozef, Ján, Štefan`,
  female: `Jana, Marie, Eva, Hana, Anna, Lenka, Kateřina, Lucie, Věra, Alena, Petra, Veronika, Jaroslava, Tereza, Martina, Michaela,
    Jitka, Helena, Ludmila, Zdeňka, Ivana, Monika, Eliška, Zuzana, Markéta, Jarmila, Barbora, Jiřina, Marcela, Božena, Ľubica`,
  feminine: [
    ['ý', 'á'],
    ['í', 'í'],
    ['ček', 'čková'],
    ['žek', 'žková'],
    ['něk', 'ňková'],
    ['jek', 'jková'],
    ['nek', 'nková'],
    ['rek', 'rková'],
    ['mec', 'mcová'],
    ['a', 'ová'],
    ['', 'ová'],
  ],
  nicknames: `Jiří=Jirka, Jan=Honza, Petr=Péťa, Josef=Pepa, Pavel=Pája, Tomáš=Tom, Jaroslav=Jarda, Miroslav=Mirek, Václav=Vašek,
    František=Franta, Jakub=Kuba, Stanislav=Standa, Vojtěch=Vojta, Antonín=Tonda, Kateřina=Katka, Veronika=Verča, Tereza=Terka,
    Zuzana=Zuzka, Markéta=Maky, Barbora=Bára`,
  complexion: 'LIGHT',
  height: 179,
};
