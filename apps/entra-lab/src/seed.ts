/** The directory that a fresh lab begins with. Its ids never change, so that tests can name people and groups. */
import { globalAdministrator, hashPassword } from './directory/index.ts';
import type { LabGroup, LabState, LabUser } from './state.ts';

/** Everybody's password. */
export const seedPassword = 'Passw0rd!';

const tenantId = '7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59';
const domain = 'contoso.example';

const user = (number: number) => `9d4f1c7e-62a3-4b58-8e0c-${number.toString(16).padStart(12, '0')}`;
const group = (number: number) => `5581e43f-6b0a-4944-982d-${number.toString(16).padStart(12, '0')}`;

export const seedIds = {
  tenant: tenantId,
  users: {
    administrator: user(1),
    adeleVance: user(2),
    alexWilber: user(3),
    diegoSiciliani: user(4),
    gradyArchie: user(5),
    /** Her mail differs from her user principal name. */
    meganBowen: user(6),
    /** Has no mail. */
    leeGu: user(7),
    /** Is in more groups than a token lists. */
    isaiahLanger: user(8),
    /** Is asked for a second factor. */
    nestorWilke: user(9),
    /** Sign-in is blocked. */
    pattiFernandez: user(10),
    /** Guest from another Entra tenant. */
    jamieLee: user(11),
    /** Guest with e-mail one-time passcode. */
    robinKline: user(12),
  },
  groups: {
    salesAndMarketing: group(1),
    engineering: group(2),
    /** Has the two before as members, and no user of its own. */
    everybody: group(3),
    /** Synced from on-premises. */
    finance: group(4),
    /** A distribution list: not security-enabled. */
    newsletter: group(5),
  },
} as const;

/** With the named ones, Isaiah Langer is in more than the 150 that a SAML token lists. */
const projectGroups = 155;

/** Fixed, so that the same password need not be hashed for each person: these are test users. */
const salt = '00112233445566778899aabbccddeeff';

export function seed(): LabState {
  return {
    version: 1,
    tenant: { id: tenantId, name: 'Contoso Lab', domain },
    users: people(hashPassword(seedPassword, salt)),
    groups: [...namedGroups(), ...Array.from({ length: projectGroups }, (_, index) => projectGroup(index + 1))],
    applications: [],
    tenantCertificates: [],
    signInLogs: [],
    administratorId: seedIds.users.administrator,
  };
}

type Person = Partial<LabUser> & Pick<LabUser, 'id' | 'givenName' | 'surname'>;

function people(passwordHash: string): LabUser[] {
  const { users } = seedIds;
  const list: Person[] = [
    {
      id: users.administrator,
      givenName: 'Lab',
      surname: 'Administrator',
      userPrincipalName: `admin@${domain}`,
      mail: `admin@${domain}`,
      jobTitle: 'Administrator',
      department: 'IT',
      directoryRoles: [globalAdministrator],
    },
    {
      id: users.adeleVance,
      givenName: 'Adele',
      surname: 'Vance',
      jobTitle: 'Retail Manager',
      department: 'Retail',
      employeeId: '100002',
      city: 'Bellevue',
      extensionAttributes: { '1': 'dashboard-admin' },
    },
    {
      id: users.alexWilber,
      givenName: 'Alex',
      surname: 'Wilber',
      jobTitle: 'Marketing Assistant',
      department: 'Marketing',
      employeeId: '100003',
      city: 'San Diego',
    },
    {
      id: users.diegoSiciliani,
      givenName: 'Diego',
      surname: 'Siciliani',
      jobTitle: 'HR Manager',
      department: 'HR',
      employeeId: '100004',
      city: 'Birmingham',
      onPremisesSamAccountName: 'DiegoS',
    },
    {
      id: users.gradyArchie,
      givenName: 'Grady',
      surname: 'Archie',
      jobTitle: 'Designer',
      department: 'R&D',
      employeeId: '100005',
      city: 'Bloomington',
      onPremisesSamAccountName: 'GradyA',
    },
    {
      id: users.meganBowen,
      givenName: 'Megan',
      surname: 'Bowen',
      mail: `megan@${domain}`,
      otherMail: 'megan.bowen@northwind.example',
      jobTitle: 'Marketing Manager',
      department: 'Marketing',
      employeeId: '100006',
      city: 'Pittsburgh',
    },
    {
      id: users.leeGu,
      givenName: 'Lee',
      surname: 'Gu',
      mail: null,
      jobTitle: 'Director',
      department: 'Manufacturing',
      city: 'Overland Park',
    },
    {
      id: users.isaiahLanger,
      givenName: 'Isaiah',
      surname: 'Langer',
      jobTitle: 'Sales Rep',
      department: 'Sales',
      employeeId: '100008',
      city: 'Tulsa',
    },
    {
      id: users.nestorWilke,
      givenName: 'Nestor',
      surname: 'Wilke',
      jobTitle: 'Director',
      department: 'Operations',
      employeeId: '100009',
      city: 'Seattle',
      multifactor: true,
    },
    {
      id: users.pattiFernandez,
      givenName: 'Patti',
      surname: 'Fernandez',
      jobTitle: 'President',
      department: 'Executive Management',
      accountEnabled: false,
    },
    {
      id: users.jamieLee,
      givenName: 'Jamie',
      surname: 'Lee',
      userType: 'Guest',
      userPrincipalName: 'jamie_fabrikam.example#EXT#@contoso.onmicrosoft.example',
      mail: 'jamie@fabrikam.example',
      guestIdentityProvider: 'https://sts.windows.net/c0ffee11-2233-4455-8677-8899aabbccdd/',
      companyName: 'Fabrikam',
    },
    {
      id: users.robinKline,
      givenName: 'Robin',
      surname: 'Kline',
      userType: 'Guest',
      userPrincipalName: 'robin_woodgrove.example#EXT#@contoso.onmicrosoft.example',
      mail: 'robin@woodgrove.example',
      guestIdentityProvider: 'mail',
      companyName: 'Woodgrove Bank',
    },
  ];
  return list.map((person) => ({ ...defaults(person), ...person, passwordHash }));
}

function defaults({ givenName, surname }: Person): Omit<LabUser, 'id' | 'passwordHash'> {
  const address = `${givenName}.${surname}@${domain}`.toLowerCase();
  return {
    userPrincipalName: address,
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    mail: address,
    userType: 'Member',
    guestIdentityProvider: null,
    accountEnabled: true,
    multifactor: false,
    jobTitle: null,
    department: null,
    employeeId: null,
    companyName: 'Contoso',
    country: 'United States',
    city: null,
    preferredLanguage: 'en-US',
    telephoneNumber: null,
    onPremisesSamAccountName: null,
    otherMail: null,
    extensionAttributes: {},
    directoryRoles: [],
  };
}

function namedGroups(): LabGroup[] {
  const { users, groups } = seedIds;
  const made = (id: string, displayName: string, description: string, members: string[]): LabGroup => ({
    id,
    displayName,
    description,
    securityEnabled: true,
    onPremisesSamAccountName: null,
    members,
  });
  const sales = [users.adeleVance, users.alexWilber, users.meganBowen, users.isaiahLanger];
  const engineering = [users.gradyArchie, users.leeGu, users.nestorWilke];
  return [
    made(groups.salesAndMarketing, 'Sales and Marketing', 'People who sell', sales),
    made(groups.engineering, 'Engineering', 'People who build', engineering),
    made(groups.everybody, 'All of Contoso', 'Has groups as members', [groups.salesAndMarketing, groups.engineering]),
    {
      ...made(groups.finance, 'Finance', 'Synced from on-premises', [users.diegoSiciliani]),
      onPremisesSamAccountName: 'CONTOSO-Finance',
    },
    {
      ...made(groups.newsletter, 'Newsletter', 'A distribution list', [users.adeleVance, users.diegoSiciliani]),
      securityEnabled: false,
    },
  ];
}

const projectGroup = (number: number): LabGroup => ({
  id: group(0x1000 + number),
  displayName: `Project ${String(number).padStart(3, '0')}`,
  description: 'One of many',
  securityEnabled: true,
  onPremisesSamAccountName: null,
  members: [seedIds.users.isaiahLanger],
});
