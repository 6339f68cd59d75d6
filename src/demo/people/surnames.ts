/*
 * Surnames and how common they are, in hundredths of a per cent of the British-named.
 *
 * The leading names follow the "Comparative Table of 300 Leading Surnames" (GRO deaths 1984 to 1997, as published at
 * homepages.newnet.co.uk/dance/webpjd/offstats/comtable.htm); from the fortieth on the shares are rounded to tiers, and the
 * long tail is made of real name elements put together, so that about half of all people have an uncommon name, as
 * they do. The other groups' names are in no order: their shares are an assumption.
 * Marwood, Maywood, Orrick and Orick are left out: they belong to the story.
 */
const leading = `Smith 137 Jones 95 Taylor 63 Brown 60 Williams 58 Wilson 50 Johnson 37 Davies 36 Robinson 42 Wright 32
Thompson 45 Evans 34 Walker 34 White 31 Roberts 32 Green 30 Hall 36 Wood 31 Jackson 30 Clarke 27 Clark 26 Harrison 28
Scott 28 Watson 28 Turner 26 Hill 26 Cooper 25 Ward 26 Moore 24 Harris 22 Morris 23 Martin 24 Lewis 22 Thomas 30
Edwards 24 Hughes 26 King 22 Baker 21 Richardson 25 Mitchell 21 Allen 20 Anderson 22 Young 21 Bell 24 Wilkinson 22
Atkinson 20 Simpson 20 Shaw 19 Lee 19 Parker 20 Bennett 18 Cook 18 Murray 16 Miller 17 Marshall 17 Kelly 18 Carter 18`;

const common = `Adams Armstrong Bailey Barker Barnes Barrett Berry Booth Bradley Brooks Burton Butler Campbell Chapman Charlton
Cole Collins Cox Cunningham Davis Davison Dawson Dixon Dunn Elliott Ellis Ferguson Fisher Fletcher Forster Foster Fox Fraser
Gallagher Gibson Gill Gordon Graham Grant Gray Griffiths Hamilton Hart Harvey Henderson Hodgson Holmes Howard Hudson Hunt
Hunter James Jenkins Johnston Kennedy Knight Lawson Lloyd Lowe Marsh Mason Matthews McDonald Mills Morgan Murphy Newton
Nicholson O'Brien O'Neill Owen Palmer Patterson Pearson Phillips Porter Powell Price Reed Reid Reynolds Rice Richards Riley
Robson Rogers Rose Ross Russell Saunders Sharp Spencer Stevens Stewart Stone Sutherland Thomson Walsh Watts Webb Wells West
Woods Gibbons Stephenson Wallace Hewitt Hutchinson Jordan Lamb Little Lynch Payne Pratt Ryan Sanderson Sharpe Sutton Todd`;

const uncommon = `Abbott Ainsworth Akers Allan Allison Appleby Archer Arnold Ashton Austin Baldwin Ball Banks Barlow Bates Baxter
Beattie Birch Bird Blackburn Blake Bolton Bond Boyle Brennan Briggs Bryan Buckley Burgess Burke Burns Byrne Calvert Cameron
Carr Carroll Casey Chadwick Chambers Clayton Clements Coates Coleman Conway Craig Crawford Cross Curry Curtis Daly Daniels
Day Dean Dickinson Dobson Donnelly Doyle Duffy Duncan Eden Elliot Emmerson English Fairley Farrell Field Finch Flynn Forsyth
Fowler Francis Franklin French Frost Fuller Gardner Garner George Gibb Gilbert Glover Goddard Goodwin Gough Greenwood Gregory
Hancock Hardy Harper Hayes Heath Henry Herbert Hickman Higgins Hobson Holden Holland Hope Hopkins Horton Howe Hughes Humble
Humphreys Hurst Iveson Ingham Jarvis Jeffries Jennings Jobling Joyce Kay Kemp Kerr Kirby Kirk Lambert Lane Law Lawrence Leach
Leonard Lister Lockwood Long Lucas Lyons MacDonald Mann Manning May McCarthy McKenna McKenzie McLean Metcalfe Middleton Milne
Moran Morrison Morton Moss Myers Naylor Nelson Newman Nixon Noble Nolan Norman Norris North O'Connor Oliver Osborne Page
Parkin Parkinson Parry Parsons Peacock Pearce Perry Peters Poole Potter Potts Preston Proctor Prudhoe Quinn Rees Rhodes
Ridley Roberson Rowe Rutherford Savage Scholes Seymour Shepherd Short Simmons Sinclair Slater Spence Stephens Storey Storr
Stott Summers Swan Swift Sykes Temple Thornton Townsend Tucker Vaughan Vickers Wade Walton Warner Waters Weston Wheeler
Whitehead Whittaker Wilkins Willis Winter Wise Woodward Yates York`;

const heads = `Ald Ash Bar Beck Bent Birk Black Brad Bram Broad Burn Cal Carl Chad Clay Cop Cran Crow Dal Den Dun East Elm Fair
Fen Gar Green Had Hal Har Haw Hay Hazel Heb Hol Horn Hot Kel Kirk Lang Led Lin Mil Nor Oak Ot Pick Rad Red Row Ruff Sal Sel
Shel Stan Stock Swin Thorn Wal Whit Win Wood`;
const tails =
  'ley ton worth ham field wood well ford by den low croft bury stead shaw gate bottom land wick burn';

const southAsian = `Khan Hussain Ahmed Ali Begum Akhtar Iqbal Mahmood Malik Shah Rahman Miah Uddin Chowdhury Mirza Aslam Hassan
Yousaf Rashid Qureshi Siddiqui Bashir Patel Singh Kaur Sharma Gupta Nair Rao Reddy Joshi Mehta Desai Chaudhry Bibi Javed Anwar
Saleem Nawaz Sheikh Raza Zaman Islam Haque Alam Karim Dhillon Gill Sandhu Sidhu Thapa Gurung`;
const polish = `Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski
Jankowski Mazur Kwiatkowski Krawczyk Piotrowski Grabowski Pawłowski Michalski Król Nowicki Adamczyk Dudek Zając Wieczorek
Jabłoński Majewski Olszewski Stępień Malinowski Jaworski Pawlak Sikora Baran Lis`;
const romanian = `Popescu Ionescu Popa Radu Dumitru Stan Stoica Gheorghe Matei Ciobanu Rusu Munteanu Lazăr Constantin Marin Tudor
Florea Stanciu Dobre Barbu Nistor Toma`;
const african = `Okafor Adeyemi Okonkwo Mensah Owusu Boateng Osei Eze Balogun Adebayo Ogunleye Mwangi Kamau Ndlovu Moyo Banda
Asante Agyeman Ibrahim Mohamed Abdi Ismail Tesfaye Haile Kiplagat Sesay Kamara Diallo`;
const chinese = `Wong Chan Lee Cheung Ng Lau Chen Wang Li Zhang Liu Lin Wu Tang Ho Leung Yip Tran Nguyen Pham`;
const middleEastern = `Al-Hassan Mohammed Ahmadi Karimi Rahimi Hosseini Mohammadi Aziz Salih Rasul Omar Hamid Kareem Mustafa Saleh
Haddad Khalil Nasser Demir Yilmaz Kaya`;

export interface NameGroup {
  id: 'british' | 'south-asian' | 'polish' | 'romanian' | 'african' | 'chinese' | 'middle-eastern';
  /** Share of households, 0 to 1: an assumption near the 2021 census for a northern county. */
  share: number;
  /** Positions in `surnames`. */
  first: number;
  weights: number[];
}

/** Every surname of the county. */
export const surnames: string[] = [];
export const nameGroups: NameGroup[] = [];

const words = (text: string) => text.split(/\s+/).filter(Boolean);

function addGroup(id: NameGroup['id'], share: number, names: readonly (readonly [string, number])[]): void {
  const unique = [...new Map(names)];
  nameGroups.push({ id, share, first: surnames.length, weights: unique.map(([, weight]) => weight) });
  surnames.push(...unique.map(([name]) => name));
}

const leadingNames = [...leading.matchAll(/(\S+) (\d+)/g)].map(
  ([, name, weight]) => [name!, Number(weight)] as const,
);
const taken = new Set([...leadingNames.map(([name]) => name), ...words(common), ...words(uncommon)]);
const made = words(heads)
  .flatMap((head) => words(tails).map((tail) => head + tail))
  .filter((name) => !taken.has(name));

addGroup('british', 0.908, [
  ...made.map((name) => [name, 3.6] as const),
  ...words(uncommon).map((name) => [name, 6] as const),
  ...words(common).map((name) => [name, 12] as const),
  ...leadingNames,
]);
addGroup(
  'south-asian',
  0.042,
  words(southAsian).map((name, at) => [name, at < 6 ? 8 : 2] as const),
);
addGroup(
  'polish',
  0.016,
  words(polish).map((name, at) => [name, at < 8 ? 3 : 1] as const),
);
addGroup(
  'romanian',
  0.009,
  words(romanian).map((name) => [name, 1] as const),
);
addGroup(
  'african',
  0.011,
  words(african).map((name) => [name, 1] as const),
);
addGroup(
  'chinese',
  0.006,
  words(chinese).map((name) => [name, 1] as const),
);
addGroup(
  'middle-eastern',
  0.008,
  words(middleEastern).map((name) => [name, 1] as const),
);

/** The story's people come last, out of reach of every draw. */
export function addStorySurname(name: string): number {
  const at = surnames.indexOf(name);
  return at < 0 ? surnames.push(name) - 1 : at;
}

/** The form a woman of a Polish family uses: Kowalski, Kowalska. */
export function feminine(surname: string): string {
  return /[sc]ki$/.test(surname) ? `${surname.slice(0, -1)}a` : surname;
}
