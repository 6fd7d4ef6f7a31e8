declare module 'mailparser' {
  type Attachment = { contentType: string; content: Buffer }
  type Addresses = { value: { address?: string }[] }
  export type ParsedMail = {
    messageId?: string
    subject?: string
    date?: Date
    from?: Addresses
    text?: string
    html: string | false
    attachments: Attachment[]
  }
  type Options = { skipHtmlToText?: boolean; skipTextToHtml?: boolean; skipImageLinks?: boolean; skipTextLinks?: boolean }
  export function simpleParser(raw: string | Buffer, options?: Options): Promise<ParsedMail>
}
