/** Why the server will not start, in one sentence for whoever starts it: the message is printed, nothing else. */
export class Refusal extends Error {}
