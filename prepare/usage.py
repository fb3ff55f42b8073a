"""The text of `run.py --help` before anything is installed. A test compares it with the commands."""

VERSION = "0.1.0"

TEXT = """\
Usage: python3 run.py [--demo] [COMMAND] [OPTIONS]

IPK: the shared wall of a case conference led by the child.
The first start prepares everything (about two minutes, needs the internet); later starts need no network.

  python3 run.py                 serve on this computer's port 5000
  python3 run.py --demo          the same with a throw-away demo conference and everybody's links
  python3 run.py serve --help    host, port, data folder and the like
  python3 run.py new [FILE]      make a conference, from a TOML file or by asking; prints the organizer's link
  python3 run.py check-profiles  look through the sheets, papers and catalogues that were changed in profiles/
  python3 run.py test [...]      prepare what tests need and run them all
  python3 run.py check           only the guards: layers, types, style, lengths, translations
  python3 run.py bench [...]     measure the speed against other servers
  python3 run.py --version       which version this is
"""
