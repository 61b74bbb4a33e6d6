# The program, its man page and its completions: the program prints both itself, so they say what it does.
install(TARGETS winnow_program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})

if(NOT CMAKE_CROSSCOMPILING)
  set(page_dir ${PROJECT_BINARY_DIR}/share)
  add_custom_command(
    OUTPUT ${page_dir}/winnow.1 ${page_dir}/winnow.bash ${page_dir}/_winnow ${page_dir}/winnow.fish
    COMMAND ${CMAKE_COMMAND} -E make_directory ${page_dir}
    COMMAND winnow_program --man > ${page_dir}/winnow.1
    COMMAND winnow_program --completion bash > ${page_dir}/winnow.bash
    COMMAND winnow_program --completion zsh > ${page_dir}/_winnow
    COMMAND winnow_program --completion fish > ${page_dir}/winnow.fish
    DEPENDS winnow_program VERBATIM)
  add_custom_target(winnow_pages ALL DEPENDS ${page_dir}/winnow.1)
  install(FILES ${page_dir}/winnow.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${page_dir}/winnow.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME winnow)
  install(FILES ${page_dir}/_winnow DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
  install(FILES ${page_dir}/winnow.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()
