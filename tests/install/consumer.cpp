#include <winnow/winnow.h>

#include <iostream>

int main() {
  const winnow::Result result = winnow::extract(
      "<title>Harbour reopens</title><h1>Harbour reopens</h1><p>The harbour of Verrin opened again on Monday, three weeks after the storm "
      "that tore the eastern pier from its foundations, the port authority said.</p>"
      "<p>Engineers had worked in two shifts to clear the basin of stones, and the second berth will stay closed until the summer, "
      "according to the harbour master.</p>");
  for (const winnow::Article& article : result.articles) std::cout << article.title << '\n' << article.text() << '\n';
  return result.status == winnow::Status::article ? 0 : 1;
}
