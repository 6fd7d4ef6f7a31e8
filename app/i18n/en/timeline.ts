export default { title: 'timeline' }
