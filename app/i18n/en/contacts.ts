export default { title: 'contacts' }
