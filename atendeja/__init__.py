"""AtendeJá: answers a real-estate agency's customers on WhatsApp, and hands them over to its agents.

Nothing is imported here: gunicorn's master reads atendeja.server without the application (56 MB less,
measured). create_app() is in app.py.
"""
