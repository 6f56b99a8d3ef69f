"""News in, episodes out. Start with `service.model`; `service.pipeline` is the life of an article."""
