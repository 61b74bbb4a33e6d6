# Sets bundled_icu: what the module links for ICU. Static libraries and trimmed data where Debian's are there, else the shared libraries.
find_library(WINNOW_LIBICUUC_A libicuuc.a)
find_library(WINNOW_LIBICUDATA_A libicudata.a)
find_program(WINNOW_ICUPKG icupkg PATHS /usr/sbin)
option(WINNOW_BUNDLED_ICU "link ICU into the Python module (needs libicuuc.a, libicudata.a, icupkg and objcopy)" ON)
if(NOT (WINNOW_BUNDLED_ICU AND WINNOW_LIBICUUC_A AND WINNOW_LIBICUDATA_A AND WINNOW_ICUPKG AND CMAKE_OBJCOPY))
  message(STATUS "winnow: ICU is linked as shared libraries; the wheel needs them where it runs")
  set(bundled_icu ICU::uc ICU::data)
  return()
endif()

set(icu_data ${CMAKE_CURRENT_BINARY_DIR}/icu.dat)
add_custom_command(
  OUTPUT ${icu_data}
  COMMAND ${CMAKE_COMMAND} -DARCHIVE=${WINNOW_LIBICUDATA_A} -DOUT=${icu_data} -DAR=${CMAKE_AR} -DOBJCOPY=${CMAKE_OBJCOPY} -DICUPKG=${WINNOW_ICUPKG} -P
          ${CMAKE_CURRENT_SOURCE_DIR}/trim_icu_data.cmake
  DEPENDS ${WINNOW_LIBICUDATA_A} trim_icu_data.cmake
  COMMENT "The part of ICU's data that winnow reads"
  VERBATIM)
# Debian's static ICU is not compiled for shared libraries: it reaches these variables of the C and the C++ library in ways that a module
# cannot, or not once another module has loaded that library. In this copy they are the module's own: icu_variables.cpp.
set(icu_archive ${CMAKE_CURRENT_BINARY_DIR}/libicuuc_for_module.a)
add_custom_command(
  OUTPUT ${icu_archive}
  COMMAND ${CMAKE_OBJCOPY} --redefine-sym __timezone=winnow_icu_timezone --redefine-sym tzname=winnow_icu_tzname --redefine-sym
          _ZSt15__once_callable=winnow_icu_once_callable --redefine-sym _ZSt11__once_call=winnow_icu_once_call --redefine-sym
          __once_proxy=winnow_icu_once_proxy ${WINNOW_LIBICUUC_A} ${icu_archive}
  DEPENDS ${WINNOW_LIBICUUC_A} bundled_icu.cmake
  VERBATIM)
add_custom_target(winnow_icu_archive DEPENDS ${icu_archive})
add_dependencies(winnow_python winnow_icu_archive)

# ICU looks for its data under this symbol (U_ICUDATA_ENTRY_POINT in unicode/utypes.h).
string(REGEX MATCH "^[0-9]+" icu_major "${ICU_VERSION}")
set(icu_assembly ${CMAKE_CURRENT_BINARY_DIR}/icu_data.s)
configure_file(icu_data.s.in ${icu_assembly} @ONLY)
enable_language(ASM)
target_sources(winnow_python PRIVATE icu_variables.cpp ${icu_assembly})
set_source_files_properties(${icu_assembly} PROPERTIES OBJECT_DEPENDS ${icu_data})
set(bundled_icu ${icu_archive} ${CMAKE_DL_LIBS})
