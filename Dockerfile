# Two stages: what installs, and what runs. Versions and hashes come from requirements.txt.
FROM python:3.11-slim-bookworm AS build
RUN python3 -m venv /venv
COPY requirements.txt /build/requirements.txt
RUN /venv/bin/pip install --disable-pip-version-check --quiet --require-hashes -r /build/requirements.txt

FROM python:3.11-slim-bookworm
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PATH=/venv/bin:$PATH
RUN useradd --no-create-home --uid 10001 atendeja
WORKDIR /app
COPY --from=build /venv /venv
COPY . /app
RUN install -d -m 700 -o 10001 -g 10001 /app/var
USER atendeja
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["python3", "-c", "import os, urllib.request as u; u.urlopen('http://127.0.0.1:' + os.environ.get('PORT', '8000') + '/health', timeout=4)"]
CMD ["gunicorn", "-c", "python:atendeja.server", "wsgi:app"]
