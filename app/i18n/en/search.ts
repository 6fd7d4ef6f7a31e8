export default { title: 'search' }
