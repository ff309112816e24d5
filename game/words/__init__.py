"""Values into sentences and labelled blocks, shared by every mouth."""
