FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1
WORKDIR /app
RUN useradd --create-home --uid 10001 atendeja

COPY requirements.txt .
RUN pip install --require-hashes -r requirements.txt
COPY --chown=atendeja . .
RUN mkdir -p var && chown atendeja var

USER atendeja
EXPOSE 8000
CMD ["gunicorn", "-c", "python:atendeja.server", "wsgi:app"]
