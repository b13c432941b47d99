"""What each page shows, as frozen data without words or HTML, made from an argument map and its analysis."""
