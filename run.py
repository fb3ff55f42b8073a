"""Command line of IPK: prepares the checkout on first use, then serves, creates a conference, tests or measures.

python3 run.py            serve
python3 run.py --demo     serve a throw-away demo conference
python3 run.py --help     the rest
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "IPK needs Python 3.11 or newer, this one is %d.%d. Get it from python.org, then try again."
        % (sys.version_info[0], sys.version_info[1])
    )

from prepare.bootstrap import enter

if __name__ == "__main__":
    enter(sys.argv[1:])
    from commands.main import main

    main()
