import { createContext, useContext } from 'react'

const NonceContext = createContext<string | undefined>(undefined)

export const NonceProvider = NonceContext.Provider

/** The nonce of this page's content security policy, for Scripts and ScrollRestoration; undefined in the browser, which hides it. */
export function useNonce(): string | undefined {
  return useContext(NonceContext)
}
