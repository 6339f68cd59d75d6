/** Words of which the commonest passwords are made, and words anyone would try here. Our own list. */
export const commonWords: readonly string[] = `
password passw0rd passwd pass word welcome letmein login logon signin access secret admin administrator root user guest
test testing default changeme change temp temporary master super system computer internet server laptop desktop windows
microsoft office google apple samsung android iphone facebook
qwerty azerty iloveyou love lovely hello sunshine princess prince dragon monkey shadow football baseball hockey cricket
rugby tennis soccer superman batman spiderman pokemon starwars trustno ninja mustang ferrari porsche killer hunter ranger
summer winter spring autumn january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday today
red orange yellow green blue purple black white silver gold golden
london england britain british scotland wales liverpool chelsea arsenal manchester united everton city rovers
charlie jordan thomas michael george daniel andrew joshua jessica ashley nicole michelle jennifer robert william james
david mary john peter paul emma sophie chloe harry jack oliver
council county district borough city town police force constable officer sergeant inspector housing homes tenant tenancy
fire rescue health hospital nhs service safety community partnership partner commonweal antisocial behaviour asb
crime justice court victim gov govuk uk org com
mum dad mother father family baby daughter son cat dog puppy kitten buddy max bella rocky
one two three four five six seven eight nine ten the my is our your new old and i a
`
  .trim()
  .split(/\s+/);
