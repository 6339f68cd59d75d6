/** What people are called beside the name on their birth certificate: an assumption, from everyday British usage. */
const nicknameText = `Abigail:Abi,Abby Alan:Al Alexander:Alex,Sandy Alexandra:Alex,Lexi Alison:Ali Amanda:Mandy Amelia:Millie Andrew:Andy,Drew
Angela:Angie Ann:Annie Anne:Annie Anthony:Tony,Ant Arthur:Art Barbara:Babs,Barb Benjamin:Ben Beverley:Bev Brenda:Bren Caroline:Caz
Catherine:Cath,Cathy,Kate Charlotte:Charlie,Lottie Cheryl:Chez Christine:Chris,Tina Christopher:Chris,Kit Daniel:Dan,Danny
Danielle:Dani David:Dave,Davey Deborah:Debbie,Debs Debra:Debbie Dennis:Den Derek:Del Diane:Di Donald:Don Doreen:Dor Dorothy:Dot
Douglas:Doug Edward:Ted,Eddie Eileen:Ei Elizabeth:Liz,Beth,Betty Emily:Em,Millie Ernest:Ernie Frederick:Fred Gary:Gaz Geoffrey:Geoff
Gerald:Gerry George:Geordie Gillian:Gill Grace:Gracie Graham:Gra Harold:Harry Harrison:Harry Helen:Nell Henry:Harry Ian:Iain
Isabella:Bella,Izzy Jacqueline:Jackie,Jacqui Jacob:Jake James:Jim,Jamie,Jimmy Janet:Jan Jennifer:Jen,Jenny Jessica:Jess,Jessie
Joanne:Jo Jonathan:Jon,Jonny John:Jack,Johnny Joseph:Joe Joshua:Josh Judith:Judy Julie:Jules Karen:Kaz Katherine:Kath,Kate,Katie
Kathleen:Kath,Kathy,Kay Kenneth:Ken,Kenny Kimberley:Kim Kevin:Kev Laura:Lol Leonard:Len Lesley:Les Leslie:Les Louise:Lou
Lynn:Lynnie Malcolm:Malc Margaret:Maggie,Peggy,Marge Marilyn:Maz Marjorie:Marge Martin:Marty Mary:Molly Matthew:Matt Maureen:Mo
Megan:Meg Michael:Mike,Mick,Mickey Michelle:Shell,Chelle Muhammad:Mo Mohammed:Mo,Moh Mohamed:Mo Natalie:Nat Natasha:Tash
Nathan:Nate Nicholas:Nick,Nicky Nicola:Nicky,Nic Nigel:Nige Norman:Norm Oliver:Ollie Olivia:Liv Pamela:Pam Patricia:Pat,Trish
Paul:Pauly Pauline:Paul Peter:Pete Philip:Phil Phoebe:Phebe Rachel:Rach Raymond:Ray Rebecca:Becky,Becca Richard:Rick,Dick,Richie
Robert:Bob,Rob,Bobby Ronald:Ron,Ronnie Rosemary:Rose Samantha:Sam Samuel:Sam Sandra:Sandy Sarah:Sal Sharon:Shaz Shirley:Shirl
Sidney:Sid Simon:Si Sophie:Soph Stacey:Stace Stanley:Stan Stephanie:Steph Stephen:Steve,Ste Steven:Steve,Ste Stuart:Stu Susan:Sue,Suzie
Sylvia:Syl Terence:Terry Theodore:Theo,Ted Theresa:Terri Thomas:Tom,Tommy Timothy:Tim Tracey:Trace Trevor:Trev Valerie:Val
Victoria:Vicky,Tori Vincent:Vince William:Bill,Billy,Will Katarzyna:Kasia Małgorzata:Gosia Agnieszka:Aga Aleksandra:Ola
Krzysztof:Krzys Tomasz:Tomek Magdalena:Magda Alexandru:Alex Gurpreet:Gary Emmanuel:Manny`;

/** The same name spelt another way. */
const variantText = `Catherine:Katherine,Kathryn,Katharine Katherine:Catherine,Kathryn Stephen:Steven Steven:Stephen Mohammed:Muhammad,Mohamed,Mohammad
Muhammad:Mohammed,Mohammad Mohamed:Mohammed Sara:Sarah Sarah:Sara Ann:Anne Anne:Ann Geoffrey:Jeffrey Philip:Phillip Lesley:Leslie
Claire:Clare Jonathan:Jonathon,Johnathan Graham:Graeme Stuart:Stewart Shaun:Sean,Shawn Sean:Shaun,Shawn Alan:Allan,Allen Brian:Bryan
Lynn:Lynne Theresa:Teresa Tracey:Tracy Stacey:Stacy Lindsey:Lindsay Nicola:Nichola Rebecca:Rebekah Rachel:Rachael Kieran:Kieron
Isabella:Isabelle Evie:Eve Hassan:Hasan Hussein:Hussain Yusuf:Yousef,Yousaf Aisha:Ayesha Ayesha:Aisha Usman:Osman Omar:Umar Imran:Emran
Elaine:Elayne Denise:Denyse Diane:Dianne Deborah:Debra Debra:Deborah Jacqueline:Jaqueline Carole:Carol Carol:Carole Gillian:Jillian
Sheila:Shiela Eileen:Aileen Marjorie:Margery Ronald:Ronnald Terence:Terrence Leanne:Leigh-Anne Natalie:Nathalie Louise:Louisa
Hayley:Haley Kelly:Kelli Marion:Marian Connor:Conor Callum:Calum Harry:Harrie Lucas:Lukas Oscar:Oskar Elizabeth:Elisabeth
Emily:Emilie Zara:Zahra Maryam:Mariam Fatima:Fatema Ibrahim:Ebrahim Łukasz:Lukasz Paweł:Pawel Michał:Michal Rafał:Rafal
Katarzyna:Katarzina Andrzej:Andrej Jakub:Jacob Julia:Julija Christopher:Kristopher`;

const surnameVariantText = `Clark:Clarke Clarke:Clark Davis:Davies Davies:Davis Reid:Reed,Read Reed:Reid,Read Thompson:Thomson Thomson:Thompson
Stephens:Stevens Stevens:Stephens Phillips:Philips Matthews:Mathews Nicholson:Nicolson Brown:Browne Green:Greene Allan:Allen
Allen:Allan MacDonald:McDonald McDonald:MacDonald McKenzie:MacKenzie O'Neill:ONeill,O'Neil O'Brien:OBrien O'Connor:OConnor Hussain:Hussein,Husain
Ahmed:Ahmad Mohammed:Mohamed,Muhammad Mohamed:Mohammed Iqbal:Eqbal Begum:Begam Akhtar:Akter Mahmood:Mahmud Rahman:Rehman
Chowdhury:Choudhury,Chaudhry Uddin:Udin Miah:Mia Smith:Smyth Taylor:Tailor Johnston:Johnson,Johnstone Elliott:Elliot,Eliott Elliot:Elliott
Harrison:Harison Robinson:Robson Robson:Robinson Wilkinson:Wilkenson Gray:Grey Shepherd:Sheppard Whittaker:Whitaker Metcalfe:Metcalf
Dickinson:Dickenson Parkinson:Parkin Sanderson:Saunderson Hodgson:Hodson Lawson:Lawton Pearson:Pierson Pearce:Pierce Rees:Reece
Moore:Moor Wallace:Wallis Watts:Watt Webb:Web Griffiths:Griffith Rogers:Rodgers Riley:Reilly Kelly:Kelley Murray:Murry Burns:Byrne
Byrne:Burns Connor:Conner Wójcik:Wojcik Wiśniewski:Wisniewski Zieliński:Zielinski Król:Krol Dąbrowski:Dabrowski Chan:Chen Chen:Chan
Khan:Kahn Patel:Patil Malik:Mallik Shah:Sha Forster:Foster Foster:Forster Tyson:Tison Atkinson:Atkins,Aitkinson Hutchinson:Hutchison`;

function table(text: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    text.split(/\s+/).map((entry) => {
      const [name, others] = entry.split(':');
      return [name!, others!.split(',')];
    }),
  );
}

export const nicknames = table(nicknameText);
export const forenameVariants = table(variantText);
export const surnameVariants = table(surnameVariantText);
