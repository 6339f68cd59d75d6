import type { NameGroup } from './surnames.ts';

/*
 * Forenames in the order in which they were given, commonest first, by sex and time of birth. The order follows the
 * lists of the Registrar General and the Office for National Statistics (top 100 names for 1934 to 1994 by decade,
 * yearly since 1996), from memory; that the commonest is given about eight times as often as the fortieth is an assumption.
 */
// prettier-ignore
const britishF = [
  [1945, `Margaret Jean Mary Joan Patricia Sheila Barbara Doreen June Shirley Dorothy Joyce Maureen Elizabeth Audrey Brenda Kathleen
   Sylvia Eileen Pamela Betty Beryl Ann Irene Marjorie Hilda Edna Vera Norma Marion Nancy Rita Edith Jessie`],
  [1962, `Susan Christine Linda Margaret Jean Patricia Carol Barbara Ann Janet Mary Sandra Pauline Elizabeth Jacqueline Kathleen Anne
   Maureen Gillian Jennifer Marilyn Sheila Brenda Judith Valerie Lesley Catherine Lynn Julie Denise Theresa Hilary Sylvia Eileen
   Irene Joan Carole Diane Rosemary Wendy`],
  [1978, `Tracey Susan Julie Karen Jacqueline Deborah Jane Helen Diane Sharon Angela Nicola Alison Joanne Michelle Amanda Sarah Lisa
   Claire Dawn Paula Louise Lesley Catherine Wendy Samantha Lorraine Caroline Kerry Emma Debra Mandy Beverley Maria Andrea
   Gillian Elaine Tina Kelly Rachel`],
  [1996, `Sarah Emma Laura Claire Rebecca Gemma Rachel Kelly Victoria Katherine Lisa Hayley Jessica Stephanie Amy Louise Natalie
   Samantha Charlotte Hannah Lauren Danielle Jennifer Kirsty Leanne Stacey Katie Nicola Jade Lucy Michelle Natasha Chloe
   Sophie Kimberley Amanda Cheryl Lindsey Holly Abigail`],
  [2100, `Olivia Emily Jessica Chloe Sophie Grace Amelia Ella Lucy Megan Lily Mia Ava Isla Poppy Ruby Evie Charlotte Ellie Hannah
   Holly Freya Isabella Daisy Millie Erin Abigail Molly Phoebe Amber Summer Leah Imogen Georgia Eva Layla Rosie Lexi Elsie
   Maisie`],
] as const;

// prettier-ignore
const britishM = [
  [1945, `John Ronald William James Peter Kenneth George Thomas Robert Dennis Derek Raymond Alan Brian Gordon Stanley Leonard Frank
   Eric Roy Norman Arthur Douglas Jack Harold Joseph Donald Albert Ernest Sidney Gerald Cyril Leslie Fred`],
  [1962, `David John Michael Peter Robert Alan Paul Stephen Brian William Anthony James Graham Christopher Keith Ian Kenneth Colin
   Barry Roger Malcolm Raymond Derek Philip Geoffrey Trevor Richard Roy Thomas George Terence Martin Kevin Dennis Ronald
   Andrew Nigel Gordon Stuart Edward`],
  [1978, `Paul David Andrew Stephen Mark Michael Ian Gary Robert Richard Peter John Anthony Christopher Darren Kevin Martin Simon Philip
   Graham Colin Adrian Nigel Alan Neil Shaun Jonathan Nicholas Stuart Timothy Wayne Brian James Dean Steven Lee Carl Jason
   Craig Keith`],
  [1996, `Christopher James David Daniel Michael Matthew Andrew Richard Paul Mark Thomas Adam Robert John Lee Benjamin Steven Jonathan
   Craig Stephen Simon Nicholas Peter Anthony Alexander Gary Ian Ryan Joshua Liam Kieran Scott Sean Dean Luke Jamie Stuart
   Philip Nathan Jordan`],
  [2100, `Jack Oliver Harry George Noah Charlie Jacob Thomas Alfie Oscar James William Joshua Leo Ethan Archie Henry Max Logan Lucas
   Mason Daniel Samuel Dylan Riley Tyler Callum Liam Connor Alexander Freddie Theodore Arthur Finley Harrison Jake Edward
   Reuben Bobby Toby`],
] as const;

const others: Record<Exclude<NameGroup['id'], 'british'>, { f: string; m: string }> = {
  'south-asian': {
    f: `Fatima Ayesha Aisha Zainab Maryam Shazia Samina Nasreen Rukhsana Saima Sana Hina Amina Priya Anjali Sunita Meena Jaspreet
     Harpreet Simran Kiran Nadia Farzana Shabana Parveen Sadia Iqra Noor Zara Deepa`,
    m: `Mohammed Muhammad Ahmed Ali Hassan Imran Usman Bilal Omar Yusuf Ibrahim Hamza Asif Tariq Nadeem Shahid Rashid Abdul Raj
     Sanjay Amit Vikram Harjit Gurpreet Jaswinder Kamran Zubair Adil Faisal Rahul`,
  },
  polish: {
    f: `Anna Katarzyna Agnieszka Małgorzata Joanna Ewa Monika Magdalena Beata Dorota Aleksandra Karolina Justyna Natalia Zuzanna Oliwia Maja Julia`,
    m: `Piotr Krzysztof Andrzej Tomasz Paweł Marcin Michał Jakub Mateusz Grzegorz Łukasz Adam Rafał Dawid Kamil Wojciech Kacper Filip`,
  },
  romanian: {
    f: `Maria Elena Ioana Andreea Mihaela Alexandra Cristina Daniela Gabriela Ana Raluca Bianca`,
    m: `Andrei Alexandru Ion Mihai Adrian Cristian Florin Gabriel Marius Bogdan Vasile Ștefan`,
  },
  african: {
    f: `Grace Blessing Mercy Joy Esther Chioma Ngozi Amara Abena Akosua Fatou Hodan Amina Tendai Rutendo Selam`,
    m: `Emmanuel Samuel Daniel Chidi Emeka Tunde Kwame Kofi Abdi Mohamed Yusuf Tendai Tafadzwa Joseph Ibrahim Dawit`,
  },
  chinese: {
    f: `Mei Li Ying Xin Hui Amy Grace Jing Lan Wai-Ling Thi Linh`,
    m: `Wei Jun Ming Kai Jason Kevin Hao Chun Wing Minh Duc Siu-Ming`,
  },
  'middle-eastern': {
    f: `Fatima Zahra Maryam Leila Sara Noor Hana Shirin Rojin Dilan Yasmin Amal`,
    m: `Ahmed Ali Mohammed Hassan Hussein Omar Mustafa Reza Karwan Aram Yusuf Mehmet`,
  },
};

/** Every forename of the county. */
export const forenames: string[] = [];
const known = new Map<string, number>();

export function forenameNo(name: string): number {
  let at = known.get(name);
  if (at === undefined) {
    at = forenames.push(name) - 1;
    known.set(name, at);
  }
  return at;
}

/** Forenames for a time of birth, with the share of each. */
export interface ForenameList {
  /** People born before this year. */
  before: number;
  names: number[];
  weights: number[];
}

function list(before: number, text: string): ForenameList {
  const names = text.split(/\s+/).filter(Boolean).map(forenameNo);
  return { before, names, weights: names.map((_, rank) => 1 / (rank + 5)) };
}

/** By group of names, then female and male, then time of birth. */
export const forenameLists = new Map<NameGroup['id'], { F: ForenameList[]; M: ForenameList[] }>(
  Object.entries(others).map(([id, { f, m }]) => [
    id as NameGroup['id'],
    { F: [list(2100, f)], M: [list(2100, m)] },
  ]),
);
forenameLists.set('british', {
  F: britishF.map(([before, text]) => list(before, text)),
  M: britishM.map(([before, text]) => list(before, text)),
});
