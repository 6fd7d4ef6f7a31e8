export default {
  title: 'Sign in',
  email: 'Email',
  password: 'Password',
  submit: 'Sign in',
  wrong: 'Email or password is not right. Try again, or ask your administrator for a new password.',
  throttled_one: 'Too many tries. Wait {{count}} minute and try again.',
  throttled_other: 'Too many tries. Wait {{count}} minutes and try again.',
  demoTitle: 'Look around in the demo',
  demoText: 'Nothing here is real work. Choose who you are; you can sign out and be someone else.',
  continueAs: 'Continue as {{name}}',
}
