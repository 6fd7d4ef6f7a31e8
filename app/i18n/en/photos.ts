export default {
  add: 'Add a photo',
  change: 'Change the photo',
  title: 'Photo',
  alt: 'Photo of {{name}}',
  lede: 'For whoever has to recognise them. It is seen by those who may see the contact, and leaves Gezant in no file, card or feed.',
  now: 'As it is now',
  file: 'Picture',
  hint: 'JPEG, PNG or WebP, at most 10 MB. A small square is kept; where and when it was taken is not.',
  submit: 'Keep the photo',
  remove: 'Remove the photo',
  refused: {
    'no-file': 'Choose a picture.',
    'too-large': 'This picture is larger than 10 MB.',
    'no-picture': 'This is no picture that can be read: choose a JPEG, PNG or WebP.',
  },
}
