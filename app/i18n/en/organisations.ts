export default { title: 'organisations' }
