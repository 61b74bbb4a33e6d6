#include <stdio.h>
#include <string.h>
#include <winnow/winnow_c.h>

int main(void) {
  const char* page =
      "<title>Harbour reopens</title><h1>Harbour reopens</h1><p>The harbour of Verrin opened again on Monday, three weeks after the storm "
      "that tore the eastern pier from its foundations, the port authority said.</p>"
      "<p>Engineers had worked in two shifts to clear the basin of stones, and the second berth will stay closed until the summer, "
      "according to the harbour master.</p>";
  winnow_result* result = winnow_extract(page, strlen(page), NULL);
  for (size_t i = 0; i < winnow_article_count(result); ++i) {
    puts(winnow_title(result, i, NULL));
    puts(winnow_text(result, i, NULL));
  }
  const int status = winnow_status_of(result) == WINNOW_STATUS_ARTICLE ? 0 : 1;
  winnow_free(result);
  return status;
}
