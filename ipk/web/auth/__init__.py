"""Who a request comes from: sessions, links, room codes, throttling of wrong guesses."""
