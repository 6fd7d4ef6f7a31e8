import type { Days } from './days.ts'
import type { FollowUpPlan } from './plan.ts'

const ofFebruary: FollowUpPlan[] = [
  {
    by: 'officer',
    owner: 'coordinator',
    title: 'Send the invitation',
    dueOn: '2026-01-21',
    doneOn: '2026-01-20',
    organisation: 'justiceCommission',
  },
  {
    by: 'officer',
    owner: 'officer',
    title: 'Confirm the interpreter for 10 February',
    dueOn: '2026-02-03',
    doneOn: '2026-02-05',
    engagement: 'commissionVisit',
  },
  {
    by: 'coordinator',
    owner: 'officer',
    title: 'Ask OPCW for a time in the week of 9 February',
    dueOn: '2026-02-06',
    doneOn: '2026-02-05',
    engagement: 'commissionVisit',
    organisation: 'opcw',
  },
  {
    by: 'officer',
    owner: 'coordinator',
    title: 'Receive the last three names',
    dueOn: '2026-02-06',
    doneOn: '2026-02-06',
    engagement: 'commissionVisit',
    organisation: 'justiceCommission',
  },
]

const ofTheOfficer = ({ workday }: Days): FollowUpPlan[] => [
  {
    by: 'officer',
    owner: 'officer',
    title: 'Confirm the interpreter for the talk with the Alawite community',
    dueOn: workday(-2),
    level: 'confidential',
    engagement: 'alawitePreparation',
  },
  {
    by: 'officer',
    owner: 'officer',
    title: 'Send speaking points for the talk with the Christian community',
    dueOn: workday(0),
    urgent: true,
    engagement: 'christianTalk',
  },
  {
    by: 'coordinator',
    owner: 'officer',
    title: 'Ask the international NGOs for a day during the visit',
    dueOn: workday(1),
    engagement: 'ngosTalk',
    organisation: 'ngos',
    stands: 'waiting',
  },
  {
    by: 'officer',
    owner: 'officer',
    title: 'Give ICTJ our remarks on its outline',
    dueOn: workday(6),
    stands: 'doing',
    engagement: 'ictjCall',
    organisation: 'ictj',
  },
  { by: 'manager', owner: 'officer', title: 'Gather the ways Sweida is spelled in our records' },
  {
    by: 'officer',
    owner: 'officer',
    title: 'Send the report of the preparatory talk to the manager',
    dueOn: workday(-1),
    doneOn: workday(-1),
    level: 'confidential',
    engagement: 'druzePreparation',
  },
]

const ofTheCoordinator = ({ workday }: Days): FollowUpPlan[] => [
  {
    by: 'coordinator',
    owner: 'coordinator',
    title: 'Book rooms at the ministry for the first day of the visit',
    dueOn: workday(-1),
    engagement: 'comingVisit',
  },
  {
    by: 'coordinator',
    owner: 'coordinator',
    title: 'Receive the last three names of the delegation',
    dueOn: workday(1),
    engagement: 'comingVisit',
    organisation: 'missingCommission',
    contact: 'missionHead',
  },
  { by: 'manager', owner: 'coordinator', title: 'Order the transfers', dueOn: workday(4), engagement: 'comingVisit' },
  {
    by: 'manager',
    owner: 'coordinator',
    title: 'Send the invitation to the Commission for Missing Persons',
    dueOn: workday(-6),
    doneOn: workday(-7),
    organisation: 'missingCommission',
  },
]

const ofTheManager = ({ workday }: Days): FollowUpPlan[] => [
  {
    by: 'officer',
    owner: 'manager',
    title: 'Clear the read-out of the call with the Syrian transitional government',
    dueOn: workday(-1),
    level: 'confidential',
    engagement: 'governmentCall',
  },
  {
    by: 'coordinator',
    owner: 'manager',
    title: 'Decide who leads the talk with the Dutch ministries',
    dueOn: workday(2),
    engagement: 'ministriesTalk',
  },
  {
    by: 'manager',
    owner: 'manager',
    title: 'Agree the purpose of the visit with the other ministries',
    dueOn: workday(-3),
    doneOn: workday(-4),
    organisation: 'ministries',
  },
]

const ofTheAdministrator = ({ workday }: Days): FollowUpPlan[] => [
  { by: 'manager', owner: 'administrator', title: 'Look through who still has access to the desk', dueOn: workday(-2) },
  { by: 'manager', owner: 'administrator', title: 'Give the new colleague of the Syria desk an account', dueOn: workday(1) },
  {
    by: 'manager',
    owner: 'administrator',
    title: 'Withdraw the calendar link of the lost telephone',
    dueOn: workday(-5),
    doneOn: workday(-5),
  },
]

/** Invented things to do: for each demo member something late, something due and something done. */
export const followUps = (days: Days): FollowUpPlan[] => [
  ...ofFebruary,
  ...ofTheOfficer(days),
  ...ofTheCoordinator(days),
  ...ofTheManager(days),
  ...ofTheAdministrator(days),
]
