"""The demo book: invented people from resources/demo, with their days counted back from now."""
