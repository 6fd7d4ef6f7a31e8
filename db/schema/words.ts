// Lists of words that tables, forms and pages share. Nothing else is imported here, so that a browser gets words and not the database.

export const levels = ['public', 'internal', 'confidential', 'need-to-know'] as const
export type Level = (typeof levels)[number]

/** Where a record's facts come from: the letter to the House, invented for the demo, or made by a member (null). */
export const sources = ['letter', 'demo'] as const

export const organisationKinds = [
  'community',
  'government',
  'ministry',
  'national-commission',
  'court',
  'international-organisation',
  'ngo',
  'institute',
  'parliament',
  'advisory-body',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

export const representationStates = ['claimed', 'recognised', 'contested'] as const

/** What is assessed of an organisation or a contact; a stance is towards a topic, or in general. */
export const assessmentKinds = ['influence', 'interest', 'stance'] as const
export type AssessmentKind = (typeof assessmentKinds)[number]

/** What is written down of somebody: an assessment, or a note. */
export const writtenKinds = [...assessmentKinds, 'note'] as const
export type WrittenKind = (typeof writtenKinds)[number]

/** What one contact is to another; each is said from both ends. */
export const contactRelations = [
  'family',
  'colleague',
  'friend',
  'introduced-by',
  'adviser-of',
  'reports-to',
  'successor-of',
  'opposed-to',
] as const

/** What one organisation is to another, beside standing below it. */
export const organisationRelations = ['coalition-with', 'splinter-of', 'umbrella-of', 'funds', 'rival-of'] as const
export type RelationKind = (typeof contactRelations)[number] | (typeof organisationRelations)[number]

export const nameKinds = ['main', 'original', 'alias', 'short', 'code'] as const

/** Who has to agree before an engagement above internal is let out of the house. */
export const signOffRoles = ['policy', 'security', 'protocol'] as const
export type SignOffRole = (typeof signOffRoles)[number]

/** What took a sign-off back: what changed, or a person. */
export const takenBackReasons = ['people', 'time', 'place', 'visit', 'level', 'by-hand'] as const
export type TakenBackReason = (typeof takenBackReasons)[number]

/** The last five occur in a visit's programme; `preparation` is ours only. */
export const engagementKinds = ['meeting', 'call', 'event', 'visit', 'transfer', 'meal', 'reception', 'preparation', 'free'] as const
export type EngagementKind = (typeof engagementKinds)[number]

/** What may be scheduled from a template: a visit is planned with its programme. */
export const templateKinds = ['meeting', 'call', 'event', 'transfer', 'meal', 'reception', 'preparation', 'free'] as const

export const timings = ['timed', 'all-day', 'window'] as const
export type Timing = (typeof timings)[number]

export const statuses = ['proposed', 'tentative', 'confirmed', 'held', 'postponed', 'cancelled'] as const
export type Status = (typeof statuses)[number]

/** What a form may set: cancelling is a deed of its own. */
export const openStatuses = ['proposed', 'tentative', 'confirmed', 'held', 'postponed'] as const

/** At what level people spoke: technical, official (civil servants), political (ministers and members of parliament). */
export const tiers = ['technical', 'official', 'political'] as const

/** How a series comes back; the last two by the weekday it began on. */
export const repeats = ['weekly', 'monthly-date', 'monthly-weekday', 'monthly-last-weekday'] as const
export type Repeats = (typeof repeats)[number]

export const slots = ['option', 'hold', 'confirmed'] as const

/** What to wear to an item of a programme; modest: covered arms, legs and where asked hair. */
export const dressCodes = ['casual', 'business', 'formal', 'modest'] as const

export const sides = ['ours', 'theirs', 'third'] as const

export const participantRoles = ['chair', 'delegation', 'interpreter', 'note-taker'] as const

/** How a visit's delegation splits: for talks into groups, for the road into vehicles. */
export const groupKinds = ['group', 'vehicle'] as const
export type GroupKind = (typeof groupKinds)[number]

/** Parts in a delegation that pages say in the reader's language; any other part is text as it was written. */
export const delegationRoles = ['head', 'member', 'adviser', 'security', 'interpreter'] as const
export type DelegationRole = (typeof delegationRoles)[number]

/** What somebody needs (diet, access, prayer, health) is never open to the whole house. */
export const needsLevels = ['confidential', 'need-to-know'] as const

export const answers = ['none', 'accepted', 'declined', 'tentative'] as const

export const directions = ['ours', 'theirs'] as const

export const commitmentStates = ['open', 'kept', 'broken', 'overtaken', 'withdrawn'] as const

/** Where a follow-up stands as long as it is not done; that it is done is told by when. */
export const openStages = ['open', 'doing', 'waiting'] as const
export type OpenStage = (typeof openStages)[number]
export const stages = [...openStages, 'done'] as const
export type Stage = (typeof stages)[number]

/** In what a follow-up that comes again counts. */
export const repeatUnits = ['week', 'month'] as const
export type RepeatUnit = (typeof repeatUnits)[number]

export const priorities = ['high', 'normal'] as const
export type Priority = (typeof priorities)[number]

export const feedScopes = ['all', 'mine', 'desk', 'visit', 'organisation', 'topic', 'view', 'follow-ups'] as const
export type FeedScope = (typeof feedScopes)[number]

/** Scopes that name one record. */
export const recordScopes = ['desk', 'visit', 'organisation', 'topic', 'view'] as const satisfies FeedScope[]
export type RecordScope = (typeof recordScopes)[number]
export const isRecordScope = (scope: string): scope is RecordScope => (recordScopes as readonly string[]).includes(scope)

export const feedDetails = ['busy', 'limited', 'full'] as const

/** For whom a programme is made: what the actor sees, what hosts get, what the delegation gets. */
export const programmeReaders = ['full', 'hosts', 'delegation'] as const
export type ProgrammeReader = (typeof programmeReaders)[number]

/** Who gets a programme outside: never what is ours only or above internal. */
export const outsideReaders = ['hosts', 'delegation'] as const

export const documentLanguages = ['en', 'nl', 'ar'] as const
export type DocumentLanguage = (typeof documentLanguages)[number]

export const handoutFormats = ['print', 'pdf', 'docx', 'ics'] as const
export type HandoutFormat = (typeof handoutFormats)[number]

export const nouns = [
  'engagement',
  'organisation',
  'contact',
  'follow-up',
  'commitment',
  'read-out',
  'brief',
  'security-note',
  'needs',
  'support',
  'feed',
  'app-password',
  'member',
  'desk',
  'room',
  'view',
  'external-calendar',
  'template',
  'assessment',
  'relation',
  'handover',
] as const
export type Noun = (typeof nouns)[number]

export const roles = ['viewer', 'officer', 'manager', 'administrator'] as const
export type Role = (typeof roles)[number]

/** Pages whose address a member may keep under a name. */
export const savedPages = ['calendar', 'contacts', 'organisations'] as const
export type SavedPage = (typeof savedPages)[number]

/** Colours that tell external calendars apart. */
export const layerColours = ['teal', 'steelblue', 'olive', 'sienna', 'indigo'] as const
export type LayerColour = (typeof layerColours)[number]

/** `applying` and `undoing`: a long table that is being worked at in the background. */
export const importStates = ['dry-run', 'applying', 'applied', 'undoing', 'undone'] as const
export type ImportState = (typeof importStates)[number]

/** What the rows of a table are. */
export const tableKinds = ['contacts', 'organisations'] as const
export type TableKind = (typeof tableKinds)[number]

/** What is done with a row that is likely known here. */
export const likelyChoices = ['skip', 'update', 'new'] as const
export type LikelyChoice = (typeof likelyChoices)[number]

/** A file cancels one engagement, all of a UID, or one that its series has no more. */
export const importCancels = ['one', 'whole', 'gone'] as const

/** What became of a row; `kept` ones were edited since, and undoing left them. */
export const importOutcomes = ['created', 'changed', 'cancelled', 'undone', 'kept'] as const
export type ImportOutcome = (typeof importOutcomes)[number]

/** What became of a row of a table; `kept` ones were used or edited since, and undoing left them. */
/** What the row of a long table would do when it was last looked through; `meanwhile`: it would do something else when its turn came, and was left. */
export const tablePlanned = ['new', 'changed', 'skipped', 'unchanged', 'refused', 'meanwhile'] as const
export type TablePlanned = (typeof tablePlanned)[number]

/** Work at a long table. */
export const tableTaskKinds = ['plan', 'apply', 'undo'] as const
export type TableTaskKind = (typeof tableTaskKinds)[number]
export const tableTaskStates = ['waiting', 'working', 'failed'] as const

export const tableOutcomes = ['created', 'changed', 'undone', 'kept'] as const
export type TableOutcome = (typeof tableOutcomes)[number]

/**
 * Invitations go to somebody's calendar; a withdrawal takes one back and says nothing of what it was for; a test goes to its own sender. Reminders and
 * digests go to members by themselves, as each has asked.
 */
export const messageKinds = ['test', 'invitation', 'cancellation', 'withdrawal', 'reminder', 'digest'] as const
export type MessageKind = (typeof messageKinds)[number]

/** What a member is reminded of by itself. */
export const noticeKinds = [
  'follow-up-due',
  'follow-up-late',
  'follow-up-freed',
  'help-due',
  'engagement-tomorrow',
  'brief-due',
  'read-out-due',
  'hold-ends',
  'representation-ends',
  'contact-late',
  'contact-never',
  'handover-waits',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** How a member hears of a kind; all but `off` stand in the inbox as well. */
export const noticeWays = ['off', 'app', 'mail', 'digest'] as const
export type NoticeWay = (typeof noticeWays)[number]

/** `dead`: the mail server refused it, or was away too long. `dropped`: it was not to be sent any more. */
export const messageStates = ['waiting', 'sending', 'sent', 'dead', 'dropped'] as const
export type MessageState = (typeof messageStates)[number]

export const dropReasons = [
  'hidden',
  'not-cleared',
  'changed',
  'over',
  'not-taking-part',
  'address-changed',
  'recipient-gone',
  'sender-gone',
  'replaced',
  'nothing-left',
] as const
export type DropReason = (typeof dropReasons)[number]

export const messageLanguages = ['en', 'nl'] as const
export type MessageLanguage = (typeof messageLanguages)[number]

/** What somebody sends back to an invitation: an answer, a proposal of another time, or the wish to get it again. */
export const answerMethods = ['reply', 'counter', 'refresh'] as const
export const answerParts = ['accepted', 'declined', 'tentative', 'delegated', 'none'] as const
export type AnswerPart = (typeof answerParts)[number]

/** `applied`: it became the answer of its sender. `shown`: it was only kept. `taken`: an officer took it all the same. */
export const answerOutcomes = ['applied', 'shown', 'taken'] as const

/** Why an answer is only shown. */
export const answerReasons = [
  'counter',
  'refresh',
  'of-series',
  'several-people',
  'not-invited',
  'not-taking-part',
  'cancelled',
  'delegated',
  'no-answer',
  'sent-by',
  'old-version',
  'older-answer',
  'future',
] as const
export type AnswerReason = (typeof answerReasons)[number]

/** Lists that can be taken along as a file; cards (vcf) of contacts alone. */
export const exportLists = ['contacts', 'organisations', 'engagements', 'follow-ups', 'commitments'] as const
export type ExportList = (typeof exportLists)[number]
export const exportFormats = ['xlsx', 'csv', 'vcf'] as const
export type ExportFormat = (typeof exportFormats)[number]
export const exportStates = ['waiting', 'making', 'ready', 'failed'] as const
export type ExportState = (typeof exportStates)[number]
/** `long`: more rows than a file takes. `stopped`: it broke off again and again. */
export const exportProblems = ['long', 'stopped'] as const
export const exportLocales = ['en', 'nl'] as const

/** Ways to reach somebody, and how each is to be used. */
export const channelKinds = ['email', 'phone', 'mobile', 'signal', 'whatsapp', 'telegram', 'post', 'person', 'other'] as const
export type ChannelKind = (typeof channelKinds)[number]
export const channelUses = ['usual', 'preferred', 'unsafe'] as const
export type ChannelUse = (typeof channelUses)[number]

/** Where rows stand that hang on a contact. */
export const mergeTables = [
  'names',
  'channels',
  'photos',
  'affiliations',
  'representations',
  'participants',
  'follow_ups',
  'waiting_for',
  'commitments',
  'messages',
  'received_answers',
  'assessments',
  'checks',
  'relations_from',
  'relations_to',
] as const

/** Parts of a handover that a successor ticks off. */
export const handoverSections = ['people', 'organisations', 'promises', 'follow-ups', 'dates', 'read-outs'] as const
export type HandoverSection = (typeof handoverSections)[number]
