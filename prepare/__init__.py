"""Installs and builds what the app needs. It uses the standard library only, since nothing may be installed yet."""
