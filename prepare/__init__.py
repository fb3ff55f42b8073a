"""What has to be there before the app can run. Standard library only: it runs on a computer that has nothing yet."""
